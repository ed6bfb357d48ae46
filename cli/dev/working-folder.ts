/** The folder in which a Dockerfile's program runs, where it can be read from the file: its last absolute WORKDIR. */
export function workingFolder(dockerfile: string): string | undefined {
  return [...dockerfile.matchAll(/^\s*WORKDIR\s+(\/\S*)\s*$/gim)].at(-1)?.[1];
}
