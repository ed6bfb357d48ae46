import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Subject } from './contract.ts';

/** What a request is made of, beside its path. */
export interface Question {
  /** @default 'GET' */
  readonly method?: string;
  /** @default {} */
  readonly headers?: Readonly<Record<string, string>>;
  /** @default '' */
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Asks the application at its public address, under its host name. `fetch` can't set that header. */
export async function ask({ application, target }: Subject, path: string, question: Question = {}): Promise<Answer> {
  const { method = 'GET', headers, body = '' } = question;
  const [route] = application.workloads.flatMap(({ routes }) => routes);
  const { host, http } = await target.entry(application);
  const url = new URL(path, `http://${host}:${http}`);
  return new Promise((resolve, reject) => {
    const options = { method, headers: { ...headers, host: route!.host }, agent: false, timeout: 10_000 };
    const asked = request(url, options, (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode!, body: answer }), reject);
    });
    asked.on('timeout', () => asked.destroy(new Error(`${method} ${path}: no answer within 10 s`)));
    asked.on('error', reject);
    asked.end(body);
  });
}

/**
 * A JSON answer.
 *
 * @throws Error for any status but 2xx
 */
export async function askJson<T>(subject: Subject, path: string, question?: Question): Promise<T> {
  const { status, body } = await ask(subject, path, question);
  if (status < 200 || status > 299)
    throw new Error(`${question?.method ?? 'GET'} ${path}: ${status} ${body.slice(0, 200)}`);
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
