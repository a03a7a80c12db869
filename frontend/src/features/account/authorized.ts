import { asRefusal } from '@/rest/problem';
import { ask, readBody, type RequestOptions } from '@/rest/request';
import { account } from './account.svelte';
import { refresh } from './staying';

/** Asks the REST API as the signed-in user, once more with a fresh token if this one is refused. */
export async function authorizedAsk(path: string, options: RequestOptions = {}): Promise<Response> {
  const { token } = account;
  try {
    return await ask(path, { ...options, token });
  } catch (thrown) {
    if (asRefusal(thrown).status !== 401) throw thrown;
    // An answer to an older token says nothing about a sign-in made since.
    if (token === account.token) await refresh();
    return await ask(path, { ...options, token: account.token });
  }
}

/** Like `authorizedAsk`, for callers that need only the answer's body. */
export async function authorizedRequest<Answer>(
  path: string,
  options: RequestOptions = {},
): Promise<Answer> {
  return readBody<Answer>(await authorizedAsk(path, options));
}
