#!/usr/bin/env node
import module from 'node:module';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

// JavaScript, as is cli/warm-up.js: an older Node can still read what it says, and Node needn't start its compiler for
// TypeScript where everything else is in the cache.

const NEEDED = 24;

if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  process.stderr.write(
    `Fairway needs Node ${NEEDED}, this is ${process.versions.node}: run \`npx fairway\` or an npm script, which use the ` +
      'Node that `npm ci` installed\n',
  );
  process.exitCode = 1;
} else {
  // Half of a synth's time would go into reading sources that have not changed since the last one.
  module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/fairway-cli', import.meta.url)));
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
