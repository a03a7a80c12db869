import { account } from './account.svelte';
import { refresh } from './refresh';
import { coHostIn } from '@/features/co-hosts/co-host.svelte';
import type { Actor } from './actor';

const signedIn: Actor = {
  get id() {
    return account.user?.id;
  },
  get token() {
    return account.token;
  },
  renew: refresh,
  expire: () => account.expire(),
  lose: () => undefined, // there are others
};

/** Who acts in a session: somebody invited to help with it, else whoever is signed in. */
export function actorIn(sessionId: string): Actor {
  const coHost = coHostIn(sessionId);
  return coHost.token ? coHost : signedIn;
}

/** Who asks for an address of the REST API: an invitation is good for one session and nothing beside it. */
export function actorOn(path: string): Actor {
  const id = /^\/api\/sessions\/([^/?]+)/.exec(path)?.[1];
  return id ? actorIn(decodeURIComponent(id)) : signedIn;
}
