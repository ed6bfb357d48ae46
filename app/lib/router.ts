import { type Handler, HttpError } from './http.ts';

/** What a service answers: `'GET /notes/:id'` → handler. */
export type Routes = Readonly<Record<string, Handler>>;

/** The route that a request takes. */
export interface Match {
  /** The path as the table has it, `/notes/:id`: a label with few values, unlike the path itself. */
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  readonly handle: Handler;
}

/** Compiles a table of routes to a function that finds a request's route; HEAD takes the route of GET. */
export function createRouter(routes: Routes): (method: string, path: string) => Match {
  const table = Object.entries(routes).map(([key, handle]) => {
    const [method = '', route = ''] = key.split(' ');
    return { method, route, handle, pattern: new RegExp(`^${route.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`) };
  });

  return (method, path) => {
    const wanted = method === 'HEAD' ? 'GET' : method;
    const here = table.filter(({ pattern }) => pattern.test(path));
    const found = here.find((entry) => entry.method === wanted);
    if (found) return { route: found.route, params: { ...found.pattern.exec(path)?.groups }, handle: found.handle };
    const route = here[0]?.route ?? 'unmatched';
    const allow = here.map((entry) => entry.method).join(', ');
    const error = here[0]
      ? new HttpError(405, `use ${allow} here`, { allow })
      : new HttpError(404, `there is no ${path}`);
    return { route, params: {}, handle: () => Promise.reject(error) };
  };
}
