import type { TestContext } from 'node:test';
import type { Step } from './deployment.ts';

/**
 * Runs a part of a test.
 *
 * @param skip why it is not run @default - it is
 * @returns whether it passed, which node's own promise does not tell
 */
export async function passes(
  context: TestContext,
  name: string,
  body: (context: TestContext) => Promise<void>,
  skip?: string,
): Promise<boolean> {
  let passed = false;
  await context.test(name, { skip }, async (inner) => {
    await body(inner);
    passed = true;
  });
  return passed;
}

/** Runs steps of which each needs those before it, up to the first that fails. @returns whether all passed */
export async function allPass(context: TestContext, steps: readonly Step[]): Promise<boolean> {
  for (const { name, run } of steps) {
    if (!(await passes(context, name, (inner) => run((line) => inner.diagnostic(line))))) return false;
  }
  return true;
}
