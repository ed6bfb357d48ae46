import { enableCompileCache } from 'node:module';
import { basename } from 'node:path';
import process from 'node:process';

// Kept between runs, compiled code halves the time of a synth: so this comes before all else is imported.
enableCompileCache();
const { describeError } = await import('../cli/describe-error.ts');

// The entry of `cdk8s synth`, which says where it wants the files; the same files as `npm start` writes.
const { CDK8S_OUTDIR: folder = 'dist/kubernetes', FAIRWAY_ENVIRONMENT: environment } = process.env;

try {
  const { loadProject } = await import('../cli/project.ts');
  const { replaceFolder } = await import('../cli/write-output.ts');
  const { synthesize } = await import('./synth.ts');
  const files = synthesize(await loadProject({ environment }));
  replaceFolder(
    folder,
    files.map(({ path, content }) => ({ path: basename(path), content })),
  );
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
}
