import { stringify } from 'yaml';

/**
 * YAML that readers of both versions of the language take for the same: kubectl and Docker read 1.1, in which `yes`,
 * `1_000` and `0b11` are no texts; most others read 1.2.
 */
export function toYaml(document: unknown): string {
  return stringify(document, {
    aliasDuplicateObjects: false,
    blockQuote: 'literal',
    compat: 'yaml-1.1',
    indentSeq: false,
    lineWidth: 0,
  });
}
