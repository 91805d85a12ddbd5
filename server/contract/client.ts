import { SleuthsError, type ErrorBody } from './errors.ts';
import { routes, type Input, type Reply, type RouteName } from './routes.ts';

/** Calls any route by name; rejects with `SleuthsError`. */
export type Call = <Name extends RouteName>(
  name: Name,
  input: Input<Name>,
  signal?: AbortSignal,
) => Promise<Reply<Name>>;

interface AnyInput {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
}

/** URL of a route with its parameters filled in. `suffix` follows the path, before the query. */
export function routeUrl<Name extends RouteName>(
  name: Name,
  input: Input<Name>,
  suffix = '',
): string {
  const { params = {}, query = {} } = input as AnyInput;
  const path = routes[name].url.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(params[key] ?? ''),
  );
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) search.set(key, String(value));
  }
  const tail = search.size > 0 ? `?${search.toString()}` : '';
  return path + suffix + tail;
}

/** A typed client over HTTP. `token` is absent where a cookie carries it. */
export function httpClient(origin: string, token?: string, fetcher: typeof fetch = fetch): Call {
  return async (name, input, signal) => {
    const { body } = input as AnyInput;
    const headers: Record<string, string> = {};
    if (token) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetcher(origin + routeUrl(name, input), {
      method: routes[name].method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
    const value: unknown = await response.json();
    if (!response.ok) throw new SleuthsError(value as ErrorBody);
    return value as Reply<typeof name>;
  };
}
