import { setTimeout as sleep } from 'node:timers/promises';

/** A note, as the API sends it. */
export interface Note {
  readonly id: number;
  readonly text: string;
  readonly status: 'pending' | 'done' | 'failed';
  readonly words: number | null;
  readonly createdAt: string;
}

/** Something that this service depends on didn't do its part. */
export class UpstreamError extends Error {}

/** The API didn't take a note, and says why. */
export class RejectedError extends Error {}

/** Talks to the API. */
export class ApiClient {
  readonly #origin: string;

  /** @param address host and port, `localhost:8080` */
  constructor(address: string) {
    this.#origin = `http://${address}`;
  }

  async listNotes(): Promise<Note[]> {
    const response = await this.#call('GET', '/api/notes');
    if (!response.ok) throw unexpected(response);
    return (await response.json()) as Note[];
  }

  /** @throws RejectedError if the text is not acceptable */
  async addNote(text: string): Promise<void> {
    const response = await this.#call('POST', '/api/notes', JSON.stringify({ text }));
    if (response.status === 400 || response.status === 413) {
      throw new RejectedError(((await response.json()) as { error: string }).error);
    }
    if (!response.ok) throw unexpected(response);
    await response.body?.cancel();
  }

  /** Deleting what is already gone is fine: two people may press the button. */
  async deleteNote(id: string): Promise<void> {
    const response = await this.#call('DELETE', `/api/notes/${encodeURIComponent(id)}`);
    await response.body?.cancel();
    if (!response.ok && response.status !== 404) throw unexpected(response);
  }

  async #call(method: string, path: string, body?: string): Promise<Response> {
    const init = { method, body, headers: { 'content-type': 'application/json' } };
    const attempt = () => fetch(this.#origin + path, { ...init, signal: AbortSignal.timeout(5_000) });
    try {
      return await attempt().catch(async (error: unknown) => {
        if (!mayRepeat(method, error)) throw error;
        // The replica may have left between the look-up of its address and the connection.
        await sleep(200);
        return attempt();
      });
    } catch (error) {
      throw new UpstreamError('The API does not answer.', { cause: error });
    }
  }
}

/** Whether a failed call can be made again without doing something twice. */
function mayRepeat(method: string, error: unknown): boolean {
  const { code } = ((error as Error).cause ?? {}) as { code?: string };
  return method !== 'POST' || code === 'ECONNREFUSED';
}

function unexpected(response: Response): UpstreamError {
  return new UpstreamError(`The API answered ${response.status}.`);
}
