#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;

// Nothing of the project may be imported before this: an older Node stops at the first file that it can't read.
if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  process.stderr.write(
    `Fairway needs Node ${NEEDED}, this is ${process.versions.node}: run \`npx fairway\` or an npm script, which use the ` +
      'Node that `npm ci` installed\n',
  );
  process.exitCode = 1;
} else {
  // Half of a synth's time would go into reading sources that have not changed since the last one.
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/fairway-cli', import.meta.url)));
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
