import type { Container, Text, Variable } from '../app/model/container.ts';
import { BUSYBOX } from './busybox.ts';
import { quote } from './quote.ts';

/** Variables whose value is known: the engine sets them. */
export function literalEnv({ env }: Container): Readonly<Record<string, string>> {
  const literals = env.flatMap(({ name, value }) => {
    const texts = value.filter((part) => typeof part === 'string');
    return texts.length === value.length ? [[name, escapeTemplate(texts.join(''))] as const] : [];
  });
  return Object.fromEntries(literals);
}

/** Lines of a shell script that set the variables with a secret, from the secrets' files in memory. */
export function secretEnv({ env }: Container): readonly string[] {
  return env.filter(hasSecret).map(({ name, value }) => `${name}=${shellWord(value)}; export ${name}`);
}

/** Where the swarm puts a secret that a variable needs: in a folder in which the config can't mount anything. */
export const secretFile = (secret: string) => `/run/secrets/fairway/${secret}`;

/** Names of the secrets that stand in variables, each once. */
export function secretsInEnv({ env }: Container): readonly string[] {
  const names = env.flatMap(({ value }) => value.flatMap((part) => (typeof part === 'string' ? [] : [part.secret])));
  return [...new Set(names)].sort();
}

const hasSecret = ({ value }: Variable) => value.some((part) => typeof part !== 'string');

function shellWord(value: Text): string {
  return value
    .map((part) => (typeof part === 'string' ? quote(part) : `"$(${BUSYBOX} cat ${secretFile(part.secret)})"`))
    .join('');
}

/**
 * Swarm reads variables as templates; this keeps braces as they are.
 *
 * @see https://docs.docker.com/reference/cli/docker/service/create/#create-services-using-templates
 */
const escapeTemplate = (text: string) => text.replaceAll('{{', '{{"{{"}}');
