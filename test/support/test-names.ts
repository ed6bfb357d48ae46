import { readFileSync } from 'node:fs';
import ts from 'typescript';

const RUNNERS = ['test', 'it'];

/**
 * The names of the tests and contracts that a file holds, as they are written: for a table of tests the pattern. A test
 * that is skipped, or that is left to be written, is none.
 */
export function testNamesIn(file: string): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = ts.isCallExpression(node) ? nameOfTest(node) : nameOfContract(node);
    if (name !== undefined) names.push(name);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  return names;
}

/** `test('…', …)` and `test.each(…)('…', …)`. */
function nameOfTest({ expression, arguments: [name, body] }: ts.CallExpression): string | undefined {
  const table = ts.isCallExpression(expression) ? expression.expression : undefined;
  const runner =
    table !== undefined && ts.isPropertyAccessExpression(table) && table.name.text === 'each'
      ? table.expression
      : expression;
  if (!ts.isIdentifier(runner) || !RUNNERS.includes(runner.text) || body === undefined) return undefined;
  return name !== undefined && ts.isStringLiteralLike(name) ? name.text : undefined;
}

/** `{ name: '…', check: … }` of a contract, `{ name: '…', run: … }` of a step, `{ name: '…', act: … }` of a fault. */
function nameOfContract(node: ts.Node): string | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const property = (key: string) =>
    node.properties.find((one) => one.name !== undefined && ts.isIdentifier(one.name) && one.name.text === key);
  const name = property('name');
  if (name === undefined || !['check', 'run', 'act'].some((key) => property(key) !== undefined)) return undefined;
  return ts.isPropertyAssignment(name) && ts.isStringLiteralLike(name.initializer) ? name.initializer.text : undefined;
}
