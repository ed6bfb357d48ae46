import type { ApplicationConfig } from '../../../app/schema/application.ts';
import airflow, { gaps as airflowGaps } from './airflow.ts';
import dockprom, { gaps as dockpromGaps } from './dockprom.ts';
import elasticsearch, { gaps as elasticsearchGaps } from './elasticsearch.ts';
import gitea, { gaps as giteaGaps } from './gitea.ts';
import immich, { gaps as immichGaps } from './immich.ts';
import jitsi, { gaps as jitsiGaps } from './jitsi.ts';
import mailserver, { gaps as mailserverGaps } from './mailserver.ts';
import mastodon, { gaps as mastodonGaps } from './mastodon.ts';
import n8n, { gaps as n8nGaps } from './n8n.ts';
import nextcloud, { gaps as nextcloudGaps } from './nextcloud.ts';
import opentelemetryDemo, { gaps as opentelemetryDemoGaps } from './opentelemetry-demo.ts';
import paperless, { gaps as paperlessGaps } from './paperless.ts';
import pihole, { gaps as piholeGaps } from './pihole.ts';
import plausible, { gaps as plausibleGaps } from './plausible.ts';
import sentry, { gaps as sentryGaps } from './sentry.ts';
import votingApp, { gaps as votingAppGaps } from './voting-app.ts';
import wgEasy, { gaps as wgEasyGaps } from './wg-easy.ts';
import wordpress, { gaps as wordpressGaps } from './wordpress.ts';

/** A published application in Fairway's vocabulary. */
export interface WrittenByHand {
  readonly name: string;
  readonly config: ApplicationConfig;
  /** What the vocabulary has no word for, and what stands in its place. */
  readonly gaps: readonly string[];
}

/** Published applications, written by hand: what the vocabulary has to say with ease. */
export const applications: readonly WrittenByHand[] = [
  { name: 'airflow', config: airflow, gaps: airflowGaps },
  { name: 'dockprom', config: dockprom, gaps: dockpromGaps },
  { name: 'elasticsearch', config: elasticsearch, gaps: elasticsearchGaps },
  { name: 'gitea', config: gitea, gaps: giteaGaps },
  { name: 'immich', config: immich, gaps: immichGaps },
  { name: 'jitsi', config: jitsi, gaps: jitsiGaps },
  { name: 'mailserver', config: mailserver, gaps: mailserverGaps },
  { name: 'mastodon', config: mastodon, gaps: mastodonGaps },
  { name: 'n8n', config: n8n, gaps: n8nGaps },
  { name: 'nextcloud', config: nextcloud, gaps: nextcloudGaps },
  { name: 'opentelemetry-demo', config: opentelemetryDemo, gaps: opentelemetryDemoGaps },
  { name: 'paperless', config: paperless, gaps: paperlessGaps },
  { name: 'pihole', config: pihole, gaps: piholeGaps },
  { name: 'plausible', config: plausible, gaps: plausibleGaps },
  { name: 'sentry', config: sentry, gaps: sentryGaps },
  { name: 'voting-app', config: votingApp, gaps: votingAppGaps },
  { name: 'wg-easy', config: wgEasy, gaps: wgEasyGaps },
  { name: 'wordpress', config: wordpress, gaps: wordpressGaps },
];

/** Everything that some of them could not say. */
export const gaps: readonly string[] = applications.flatMap(({ name, gaps: some }) =>
  some.map((gap) => `${name}: ${gap}`),
);
