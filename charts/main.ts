import { existsSync, rmdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { basename } from 'node:path';
import process from 'node:process';

// Kept between runs, compiled code halves the time of a synth: so this comes before all else is imported.
enableCompileCache();
const { describeError } = await import('../cli/describe-error.ts');

// The entry of `cdk8s synth`; the same files as `npm start` writes. The tool empties its output folder before it asks for
// them, so its own, in cdk8s.yaml, is a scratch folder: dist/ is replaced as a whole or not at all.
const SCRATCH = '.fairway/cdk8s';
const { CDK8S_OUTDIR: wanted = SCRATCH, FAIRWAY_ENVIRONMENT: environment } = process.env;
const folders = wanted === SCRATCH ? [SCRATCH, 'dist/kubernetes'] : [wanted];

try {
  const { loadProject } = await import('../app/project.ts');
  const { refuseForeignOf, replaceFolder } = await import('../cli/write-output.ts');
  const { synthesize } = await import('./synth.ts');
  const files = synthesize(await loadProject({ environment }));
  const flat = files.map(({ path, content }) => ({ path: basename(path), content }));
  for (const folder of folders) refuseForeignOf('kubernetes', folder);
  for (const folder of folders) replaceFolder(folder, flat);
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = isToldByTheTool() ? 0 : 1;
}

/**
 * Whether the tool will say that this failed, and fail itself: in one line where its folder is missing, while to an exit
 * code it adds a stack of its own.
 */
function isToldByTheTool(): boolean {
  const { CDK8S_OUTDIR, CDK8S_RECORD_CONSTRUCT_METADATA } = process.env;
  if (CDK8S_OUTDIR === undefined || CDK8S_RECORD_CONSTRUCT_METADATA === undefined) return false;
  try {
    rmdirSync(CDK8S_OUTDIR);
  } catch {
    // It isn't there, as a rule; and what holds anything isn't ours.
  }
  return !existsSync(CDK8S_OUTDIR);
}
