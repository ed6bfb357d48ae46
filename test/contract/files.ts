import type { Workload } from '../../app/model/workload.ts';
import type { Under } from './snapshot.ts';

/** A file that the model puts into a container. */
export interface SeenFile {
  readonly sha256: string;
  /** Permissions, in octal: `0444`. */
  readonly mode: string;
}

/** Hashes and modes, with what GNU's and busybox's programs have in common. */
export function lookForFiles({ files, secrets }: Workload): readonly string[] {
  return [...files, ...secrets].map(
    ({ mountPath }) =>
      `printf "file\\t%s\\t%s\\n" "$(sha256sum ${mountPath} 2>/dev/null)" "$(stat -L -c %a ${mountPath} 2>/dev/null)"`,
  );
}

export function readFiles(under: Under): Readonly<Record<string, SeenFile>> {
  const seen = under('file').flatMap((line) => {
    const [, sha256, path, mode] = /^(\w{64})\s+(\S+)\t(\d+)$/.exec(line) ?? [];
    return path === undefined ? [] : [[path, { sha256: sha256!, mode: mode!.padStart(4, '0') }] as const];
  });
  return Object.fromEntries(seen);
}
