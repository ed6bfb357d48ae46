/**
 * Asks others once, and tells whether they are there: a line for each, `met`, its name and its answer, with tabs between.
 *
 * @param others names and URLs, such as `store=http://store:8080/readyz load=http://store:8080/file`
 */
export async function meetings(others: string): Promise<readonly string[]> {
  const each = others.split(' ').filter((one) => one !== '');
  return Promise.all(
    each.map(async (one) => {
      const [name, ...url] = one.split('=');
      return `met\t${name}\t${await answerOf(url.join('='))}`;
    }),
  );
}

async function answerOf(url: string): Promise<string> {
  try {
    const { ok, status } = await fetch(url, { signal: AbortSignal.timeout(5000) });
    return ok ? 'is there' : `answers ${status}`;
  } catch (error) {
    const { message, cause = message } = error as Error;
    return `does not answer: ${String((cause as { code?: string }).code ?? cause)}`;
  }
}
