/** What a container may do; all other capabilities are dropped. */
export interface Security {
  readonly user: number;
  readonly group: number;
  readonly readOnlyRoot: boolean;
  /** Capabilities to keep, without `CAP_`. */
  readonly capabilities: readonly string[];
  /** Paths in memory, each with its size as a Kubernetes quantity. */
  readonly writable: readonly { readonly path: string; readonly size: string }[];
}
