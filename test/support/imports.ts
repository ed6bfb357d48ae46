import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { projectRoot } from '../../app/project.ts';

const FOLDERS = ['app', 'charts', 'cli', 'docker', 'test'].filter((folder) =>
  existsSync(posix.join(projectRoot, folder)),
);

/** Every source of the project. */
export const sources = FOLDERS.flatMap((folder) =>
  readdirSync(posix.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => posix.join(folder, file)),
);

/** The project's own files that a file imports, with `import(…)` too. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(posix.join(projectRoot, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport\(|^import)\s*'(\.[^']*)'/gm)].map(([, one]) => one!);
  return specifiers.map((specifier) => posix.join(posix.dirname(file), specifier));
}

/** Whether a file lies in one of the folders. */
export const inFolder = (...folders: readonly string[]) => {
  return (file: string) => folders.some((folder) => file.startsWith(`${folder}/`));
};

/** The imports of some files that they must not have. */
export const breaches = (of: (file: string) => boolean, mayNotImport: (file: string) => boolean) =>
  sources.filter(of).flatMap((file) =>
    importsOf(file)
      .filter(mayNotImport)
      .map((other) => `${file} imports ${other}`),
  );
