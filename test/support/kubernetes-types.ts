import ts from 'typescript';
import type { Manifest } from '../../charts/manifest.ts';

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts'],
  types: [],
};

/**
 * What the compiler says against manifests as values of the interfaces that a package has for their kinds. Unlike
 * validation by schemas, it refuses fields that a kind doesn't have.
 *
 * @param moduleOf the module that has the interface of a kind, as `IDeployment`
 * @returns a line for each mistake, with the object and the place
 */
export function typeErrors(
  manifests: readonly Manifest[],
  moduleOf: (manifest: Manifest) => string,
): readonly string[] {
  const file = 'manifests.ts';
  const statements = manifests.map((manifest) => {
    const type = `import('${moduleOf(manifest)}').I${manifest.kind}`;
    return `export const _: ${type} = ${JSON.stringify(manifest)};`.replaceAll('\u2028', '\\u2028');
  });
  // Each in a namespace of its own, on a line of its own.
  const source = statements.map((statement, index) => `namespace n${index} { ${statement} }`).join('\n');
  const files = ts.createCompilerHost(OPTIONS);
  const host: ts.CompilerHost = {
    ...files,
    fileExists: (name) => name === file || files.fileExists(name),
    getSourceFile: (name, ...rest) =>
      name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ESNext) : files.getSourceFile(name, ...rest),
  };
  const program = ts.createProgram([file], OPTIONS, host);
  return program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ start = 0, messageText }) => {
    const { kind, metadata } = manifests[source.slice(0, start).split('\n').length - 1]!;
    return `${kind}/${metadata.name}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}
