import { join } from 'node:path';
import { formatIssue } from '../../app/errors/issue.ts';
import { ConfigError } from '../../app/errors/config-error.ts';
import type { Application } from '../../app/model/application.ts';
import { targets, type Target } from '../../app/model/target.ts';
import { projectRoot } from '../../app/project.ts';
import type { Explained } from '../advice/explained.ts';
import { entryOf } from '../targets.ts';
import { readEvidence } from './evidence.ts';
import { draw } from './layout.ts';
import { page } from './page.ts';
import type { Picture } from './pictures.ts';

/** Where runs that measure something write it down. */
const EVIDENCE = 'docs/evidence';

/** The report of an application, as one HTML file. */
export async function makeReport(application: Application, explained: Explained, today: Date): Promise<string> {
  return page({
    application,
    explained,
    pictures: await Promise.all(targets.map((target) => pictureOf(target, application))),
    evidence: { folder: EVIDENCE, tables: readEvidence(join(projectRoot, EVIDENCE)) },
    today,
  });
}

async function pictureOf(target: Target, application: Application): Promise<Picture> {
  try {
    return { target, drawing: await draw(await entryOf(target).topology(application)) };
  } catch (error) {
    if (error instanceof ConfigError) return { target, refused: error.issues.map(formatIssue) };
    throw error;
  }
}
