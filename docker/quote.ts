/** A word as a shell reads it literally. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A command line whose words a shell takes as they are. */
export function quoteAll(words: readonly string[]): string {
  return words.map(quote).join(' ');
}
