import { locale } from '@/i18n/locale.svelte';
import { readProblem, Refusal } from './problem';

const TIMEOUT_MS = 15_000;

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** In place of `body`: what is sent as it is. */
  file?: Blob;
  /** How long the answer may take. */
  waitMs?: number;
  token?: string;
  headers?: Record<string, string>;
  /** Lets the request finish although the page is being left. */
  keepalive?: boolean;
}

/** Asks the REST API; throws a `Refusal` for every answer that is not 2xx and when none came. */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  return readBody<Answer>(await ask(path, options));
}

/** What an answer says; `undefined` where it has nothing to say. */
export async function readBody<Answer>(response: Response): Promise<Answer> {
  return response.status === 204 ? (undefined as Answer) : ((await response.json()) as Answer);
}

/** Like `request`, for callers that need the answer's headers too. */
export async function ask(path: string, options: RequestOptions = {}): Promise<Response> {
  const response = await send(path, options);
  if (!response.ok) throw await readProblem(response);
  return response;
}

async function send(path: string, options: RequestOptions) {
  const { token, body, file, waitMs = TIMEOUT_MS, headers: more, ...rest } = options;
  const headers: Record<string, string> = { 'Accept-Language': locale.current, ...more };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), waitMs);
  try {
    return await fetch(path, {
      ...rest,
      headers,
      body: file ?? JSON.stringify(body),
      signal: abort.signal,
      // Where no referrer is sent at all, browsers before 2019 hide from the server whose page asks.
      referrerPolicy: 'origin',
    });
  } catch {
    throw new Refusal('network');
  } finally {
    clearTimeout(timer);
  }
}
