import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { loadProject, projectRoot } from '../../../app/project.ts';
import { gather } from '../../../cli/advice/gather.ts';
import { makeReport } from '../../../cli/report/make-report.ts';
import { runner } from '../../../cli/run.ts';
import { findBrowser, startBrowser } from './browser.ts';
import { pageColour, pageWidth, textsBelow, weakestContrast } from './in-page.ts';

/** Smallest type on a screen that people still read, in pixels. */
const LEGIBLE = 9;

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true };
const desk = { viewport: { width: 1280, height: 900 } };

/** Opens the sample's report in a browser, as people see it: on a screen, on a phone, in the dark and on paper. */
export function runReport(): Promise<void> {
  return test('The report in a browser', lookAtReport);
}

async function lookAtReport(context: TestContext): Promise<void> {
  const program = findBrowser(process.env);
  if (program === undefined) {
    await context.test('the report in a browser', { skip: 'no Chromium on PATH: apt-get install chromium' }, () => {});
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'fairway-report-'));
  const application = await loadProject();
  const today = new Date();
  const file = join(folder, 'report.html');
  writeFileSync(file, await makeReport(application, await gather(application, {}, runner, today), today));
  const browser = await startBrowser(program);
  const look = new Look(browser, pathToFileURL(file).href);
  try {
    await context.test('it loads nothing but itself, without a complaint', () => loadsNothing(look));
    await context.test('both pictures stand side by side on a wide screen', () => standSideBySide(look));
    await context.test('nothing is wider than a phone, and all type is legible there', () => fitsPhone(look));
    await context.test('it is dark where that is wanted, with enough contrast in both', () => isDark(look));
    await context.test('it prints light, with everything unfolded', () => prints(look));
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** Pages with the report, and their pictures for people. */
class Look {
  readonly #browser: Browser;
  readonly #url: string;
  readonly #pictures = join(projectRoot, 'test/e2e/logs/report');

  constructor(browser: Browser, url: string) {
    this.#browser = browser;
    this.#url = url;
    mkdirSync(this.#pictures, { recursive: true });
  }

  async at(
    name: string,
    options: BrowserContextOptions,
    see: (page: Page) => Promise<void>,
    before?: (page: Page) => void,
  ) {
    const context = await this.#browser.newContext(options);
    try {
      const page = await context.newPage();
      before?.(page);
      await page.goto(this.#url);
      await page.screenshot({ path: join(this.#pictures, `${name}.png`), fullPage: true });
      await see(page);
    } finally {
      await context.close();
    }
  }

  pdf(page: Page): Promise<Buffer> {
    return page.pdf({ path: join(this.#pictures, 'print.pdf'), format: 'A4' });
  }
}

async function loadsNothing(look: Look): Promise<void> {
  const asked: string[] = [];
  const said: string[] = [];
  const listen = (page: Page) => {
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
  };
  await look.at('screen', desk, (page) => page.waitForLoadState('networkidle'), listen);
  assert.equal(asked.length, 1, asked.join(', '));
  assert.deepEqual(said, []);
}

function standSideBySide(look: Look): Promise<void> {
  return look.at('screen', desk, async (page) => {
    const boxes = await Promise.all((await page.locator('figure').all()).map((figure) => figure.boundingBox()));
    const [first, second] = boxes;
    assert.equal(boxes.length, 2);
    assert.equal(first!.y, second!.y);
    assert.ok(first!.x + first!.width <= second!.x, 'they do not overlap');
    assert.equal(await page.locator('figure svg .node .title').filter({ hasText: /^api$/ }).count(), 2);
  });
}

function fitsPhone(look: Look): Promise<void> {
  return look.at('phone', phone, async (page) => {
    const width = await page.evaluate(pageWidth);
    assert.equal(width, phone.viewport.width);
    const small = await page.evaluate(textsBelow, LEGIBLE);
    assert.deepEqual(small, []);
  });
}

async function isDark(look: Look): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await look.at(colorScheme, { ...desk, colorScheme }, async (page) => {
      const weakest = await page.evaluate(weakestContrast);
      assert.ok(
        weakest.contrast >= 4.5,
        `${colorScheme}: contrast ${weakest.contrast.toFixed(2)} of "${weakest.text}"`,
      );
      const background = await page.evaluate(pageColour);
      const [red = 0] = /\d+/.exec(background)?.map(Number) ?? [];
      assert.equal(red < 128, colorScheme === 'dark', background);
    });
  }
}

function prints(look: Look): Promise<void> {
  return look.at('print', { ...desk, colorScheme: 'dark' }, async (page) => {
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.evaluate(pageColour), 'rgb(255, 255, 255)');
    const folded = await page.locator('details .finding, details table').all();
    assert.ok(folded.length > 0);
    for (const part of folded) assert.ok(await part.isVisible(), 'what is folded on a screen is there on paper');
    assert.ok((await look.pdf(page)).byteLength > 10_000);
  });
}
