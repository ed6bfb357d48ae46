import type { Server } from 'node:http';

import type { Drain } from '../lib/drain.ts';
import { HttpError, type Reply, seeOther } from '../lib/http.ts';
import { log } from '../lib/log.ts';
import { Metrics } from '../lib/metrics.ts';
import { operations } from '../lib/operations.ts';
import type { Routes } from '../lib/router.ts';
import { createService } from '../lib/service.ts';
import { ApiClient, RejectedError, UpstreamError } from './api-client.ts';
import { assetRoutes } from './assets.ts';
import { readBanner } from './banner.ts';
import { readForm } from './form.ts';
import { html } from './html.ts';
import { type KubernetesOptions, listPods } from './kubernetes.ts';
import { page } from './layout.ts';
import { notesPage } from './notes-page.ts';
import { operatorPage } from './operator-page.ts';

/** What the pages need from outside. */
export interface WebOptions {
  readonly apiAddress: string;
  readonly application: string;
  readonly bannerFile: string;
  readonly drain: Drain;
  /** Null where the application doesn't run on Kubernetes. */
  readonly kubernetes: KubernetesOptions | null;
}

/** Puts the pages together, not yet listening. */
export function createWeb({ apiAddress, application, bannerFile, drain, kubernetes }: WebOptions): Server {
  const api = new ApiClient(apiAddress);
  const metrics = new Metrics();

  const pages: Routes = {
    'GET /': async () => {
      const [notes, banner] = await Promise.all([api.listNotes(), readBanner(bannerFile)]);
      return notesPage({ notes, banner });
    },

    'POST /notes': async ({ request }) => {
      const text = (await readForm(request)).get('text') ?? '';
      try {
        await api.addNote(text);
        return seeOther('/');
      } catch (error) {
        if (!(error instanceof RejectedError)) throw error;
        const [notes, banner] = await Promise.all([api.listNotes(), readBanner(bannerFile)]);
        return notesPage({ notes, banner, rejected: { text, reason: error.message } });
      }
    },

    'POST /notes/:id/delete': async ({ request, params }) => {
      await readForm(request);
      await api.deleteNote(params['id'] ?? '');
      return seeOther('/');
    },

    'GET /operator': async () => {
      const pods = kubernetes && (await listPods(kubernetes, application));
      return operatorPage({ pods, application, banner: await readBanner(bannerFile) });
    },
  };

  return createService({
    drain,
    metrics,
    renderError,
    // Ready means that this process can answer: it has a page for the case that the API can't, and if all replicas
    // failed their readiness together, a visitor would see the proxy's error instead.
    routes: { ...operations(drain, metrics), ...assetRoutes(), ...catchUpstream(pages) },
  });
}

/** Makes a failure of something behind this service a 502; its reason goes to the log. */
function catchUpstream(routes: Routes): Routes {
  return Object.fromEntries(
    Object.entries(routes).map(([route, handle]) => [
      route,
      async (exchange) => {
        try {
          return await handle(exchange);
        } catch (error) {
          if (!(error instanceof UpstreamError)) throw error;
          log('warn', 'upstream failed', { route, error, cause: error.cause });
          throw new HttpError(
            502,
            `${error.message} Nothing is wrong with your browser; please try again in a moment.`,
          );
        }
      },
    ]),
  );
}

function renderError({ status, message, headers }: HttpError): Reply {
  const title = status === 502 ? 'Not available right now' : `Error ${status}`;
  const content = html`<p>${message}</p>
    <p><a href="/">Back to the notes</a></p>`;
  const reply = page({ title, banner: '', content, status });
  return { ...reply, headers: { ...reply.headers, ...headers } };
}
