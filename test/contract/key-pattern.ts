/** Whether a key is one that a pattern means, or lies below it: `workloads.*.env` means `workloads.db.env.PGDATA`. */
export function matches(pattern: string, key: string): boolean {
  const parts = key.split('.');
  return pattern
    .split('.')
    .every((part, index) => parts[index] !== undefined && (part === '*' || part === parts[index]));
}
