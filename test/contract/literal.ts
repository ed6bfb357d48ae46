import type { Variable } from '../../app/model/container.ts';

/** The value of a variable in which there is no secret. */
export function literalOf({ value }: Variable): string | undefined {
  const texts = value.filter((part) => typeof part === 'string');
  return texts.length === value.length ? texts.join('') : undefined;
}

/** The value of a variable among lines such as `NAME=value`. */
export function valueIn(lines: readonly string[], name: string): string | undefined {
  return lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);
}
