/** A line of a Caddyfile, or a block: what stands before its braces, and its lines. */
export type CaddyLine = string | readonly [head: string, lines: readonly CaddyLine[]];

/** Lines as text, blocks indented. */
export function caddyText(lines: readonly CaddyLine[], indent = ''): string {
  return lines
    .map((line) => {
      if (typeof line === 'string') return `${indent}${line}\n`;
      const [head, body] = line;
      return `${indent}${head}${head && ' '}{\n${caddyText(body, `${indent}\t`)}${indent}}\n`;
    })
    .join('');
}
