import { chromium, type Browser } from 'playwright-core';
import { findProgram, foldersOnPath } from '../../../cli/on-path.ts';

/** Names under which browsers that can be driven are installed. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Nothing that a browser does by itself: it looks at one file. */
const QUIET = [
  ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
  // Without it Chromium doesn't start for root, as whom CI may run.
  '--no-sandbox',
];

/** The browser of this machine: `FAIRWAY_BROWSER`, or the first one on PATH. */
export function findBrowser(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return env['FAIRWAY_BROWSER'] ?? findProgram(NAMES, foldersOnPath(env));
}

export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: QUIET });
}
