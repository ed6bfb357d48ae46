import type { Subject } from './contract.ts';

/** A request to the application's public address, under its host name, as the proxy gets it. */
export async function ask({ application, target }: Subject, path: string, init: RequestInit = {}): Promise<Response> {
  const [route] = application.workloads.flatMap(({ routes }) => routes);
  const headers = { ...(init.headers as Record<string, string> | undefined), host: route!.host };
  const url = `${await target.origin(application)}${path}`;
  return fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000), ...init, headers });
}

/**
 * A JSON answer.
 *
 * @throws Error for any status but 2xx
 */
export async function askJson<T>(subject: Subject, path: string, init?: RequestInit): Promise<T> {
  const response = await ask(subject, path, init);
  const body = await response.text();
  if (!response.ok) throw new Error(`${init?.method ?? 'GET'} ${path}: ${response.status} ${body.slice(0, 200)}`);
  return JSON.parse(body) as T;
}

/** A note, as the sample's API shows it. */
export interface Note {
  readonly id: number;
  readonly text: string;
  readonly status: string;
  readonly words: number | null;
}

/** Writes a note. */
export function addNote(subject: Subject, text: string): Promise<Note> {
  const headers = { 'content-type': 'application/json' };
  return askJson(subject, '/api/notes', { method: 'POST', headers, body: JSON.stringify({ text }) });
}

/** Reads a note. */
export function readNote(subject: Subject, id: number): Promise<Note> {
  return askJson(subject, `/api/notes/${id}`);
}

/** A text that no earlier run has written. */
export function uniqueText(words: string): string {
  return `${words} ${crypto.randomUUID()}`;
}
