import { asRefusal } from '@/rest/problem';
import { ask, readBody, type RequestOptions } from '@/rest/request';
import { account } from './account.svelte';

/** Asks the REST API as the signed-in user; a refused token ends the sign-in. */
export async function authorizedAsk(path: string, options: RequestOptions = {}): Promise<Response> {
  const { token } = account;
  try {
    return await ask(path, { ...options, token });
  } catch (thrown) {
    const refusal = asRefusal(thrown);
    // An answer to an older token says nothing about a sign-in made since.
    if (refusal.status === 401 && token === account.token) account.expire();
    throw refusal;
  }
}

/** Like `authorizedAsk`, for callers that need only the answer's body. */
export async function authorizedRequest<Answer>(
  path: string,
  options: RequestOptions = {},
): Promise<Answer> {
  return readBody<Answer>(await authorizedAsk(path, options));
}
