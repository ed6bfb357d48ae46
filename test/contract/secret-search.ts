import type { Under } from './snapshot.ts';

/**
 * Looks for each secret that stdin tells, `NAME value` a line up to an empty one, in variables and in files; programs and
 * what the kernel shows are left out. Variables end with a zero byte, where busybox's grep stops. The end of stdin itself
 * isn't waited for: `docker exec -i` by ssh loses it where it comes too early.
 */
export const searchSecrets = `while read -r name value && [ -n "$name" ]; do
  cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n' | grep -qF -e "$value" && printf "secret\\t%s\\tenv\\n" "$name"
  for folder in /*; do
    case $folder in /bin|/lib*|/proc|/sbin|/sys|/usr) continue ;; /dev) folder=/dev/shm ;; esac
    grep -rslF -e "$value" "$folder" 2>/dev/null | while read -r file; do printf "secret\\t%s\\t%s\\n" "$name" "$file"; done
  done
done`;

/** Of a value with several lines, such as a key, the longest one. */
export const longestLine = (value: string) => value.split('\n').reduce((a, b) => (b.length > a.length ? b : a));

/** What the search reads from stdin. Of each value the longest line is looked for. */
export function secretsToSearch(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([name, value]) => `${name} ${longestLine(value)}`);
  return [...lines, '', ''].join('\n');
}

/** Where each secret was found. */
export function readSecrets(
  under: Under,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly string[]>> {
  const found = under('secret').map((line) => line.split('\t') as [string, string]);
  const places = Object.keys(values).map(
    (name) => [name, found.filter(([secret]) => secret === name).map(([, place]) => place)] as const,
  );
  return Object.fromEntries(places);
}
