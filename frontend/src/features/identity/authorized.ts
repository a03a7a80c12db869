import { actorOn } from './find-actor';
import { asRefusal } from '@/rest/problem';
import { ask, readBody, type RequestOptions } from '@/rest/request';

/** Asks the REST API as whoever acts there, once more with a fresh token if this one is refused. */
export async function authorizedAsk(path: string, options: RequestOptions = {}): Promise<Response> {
  const actor = actorOn(path);
  const { token } = actor;
  try {
    return await ask(path, { ...options, token });
  } catch (thrown) {
    const refusal = asRefusal(thrown);
    if (refusal.code === 'crew_revoked') actor.expire(refusal);
    if (refusal.status !== 401) throw thrown;
    // An answer to an older token says nothing about a fresh one.
    if (token === actor.token) await actor.renew();
    return await ask(path, { ...options, token: actor.token });
  }
}

/** Like `authorizedAsk`, for callers that need only the answer's body. */
export async function authorizedRequest<Answer>(
  path: string,
  options: RequestOptions = {},
): Promise<Answer> {
  return readBody<Answer>(await authorizedAsk(path, options));
}
