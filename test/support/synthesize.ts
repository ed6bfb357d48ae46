import type { Application } from '../../app/model/application.ts';
import type { OutputFile } from '../../app/model/output-file.ts';
import { targets, type Target } from '../../app/model/target.ts';
import { synthesize as kubernetes } from '../../charts/synth.ts';
import { synthesize as docker } from '../../docker/synth.ts';

type Synthesize = (application: Application) => readonly OutputFile[];

const synthesizers: Readonly<Partial<Record<Target, Synthesize>>> = {
  docker,
  kubernetes,
};

/** The files of one target. */
export const synthesizeFor = (target: Target, application: Application) => synthesizers[target]!(application);

/** The files of every target that the project has. */
export const synthesize: Synthesize = (application) => targets.flatMap((target) => synthesizeFor(target, application));
