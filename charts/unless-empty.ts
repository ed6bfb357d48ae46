/** A list or record, or nothing where it is empty: Kubernetes drops empty ones, and each apply would be a change. */
export function unlessEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length > 0 ? value : undefined;
}
