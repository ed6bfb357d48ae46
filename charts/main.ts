import { basename } from 'node:path';
import process from 'node:process';
import { describeError } from '../cli/describe-error.ts';
import { loadProject } from '../cli/project.ts';
import { replaceFolder } from '../cli/write-output.ts';
import { synthesize } from './synth.ts';

// The entry of `cdk8s synth`, which says where it wants the files; the same files as `npm start` writes.
const { CDK8S_OUTDIR: folder = 'dist/kubernetes', FAIRWAY_ENVIRONMENT: environment } = process.env;

try {
  const files = synthesize(await loadProject({ environment }));
  replaceFolder(
    folder,
    files.map(({ path, content }) => ({ path: basename(path), content })),
  );
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
}
