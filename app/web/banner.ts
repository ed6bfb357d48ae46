import { readFile } from 'node:fs/promises';

/**
 * Reads the text that stands above every page; without a file there is none.
 *
 * Read at each request, since Kubernetes changes a mounted file in place.
 */
export async function readBanner(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
