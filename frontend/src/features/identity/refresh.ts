import type { SignedIn } from '@/contract/rest';
import { renewIn } from './renew-in';
import { asRefusal } from '@/rest/problem';
import { request } from '@/rest/request';
import { account, type Access } from './account.svelte';

const EARLY_MS = 60_000;
const LOCK = 'engagenow.refresh';

let asking: Promise<void> | undefined;

/** Fetches a fresh access token with the cookie of the sign-in; who has none is signed out. */
export function refresh(): Promise<void> {
  asking ??= oneTabAtATime(ask).finally(() => (asking = undefined));
  return asking;
}

/** Fetches the next access token in good time before this one ends; returns a function that stops it. */
export function stayFresh({ givenAt, lifeMs }: Access): () => void {
  const early = Math.min(EARLY_MS, lifeMs / 2);
  return renewIn(givenAt + lifeMs - early - Date.now(), refresh);
}

/** Ends the sign-in on this browser. */
export async function signOut(): Promise<void> {
  await request('/auth/logout', { method: 'POST' });
  account.signOut();
}

async function ask(): Promise<void> {
  try {
    account.signIn(await request<SignedIn>('/auth/refresh', { method: 'POST' }));
  } catch (thrown) {
    const refusal = asRefusal(thrown);
    if (refusal.status === 401) account.expire();
    throw refusal;
  }
}

/** Each cookie is good for one use: tabs wait for each other where the browser lets them. */
async function oneTabAtATime(work: () => Promise<void>): Promise<void> {
  // Browsers have locks in secure contexts alone, and this may be plain http.
  await ('locks' in navigator ? navigator.locks.request(LOCK, work) : work());
}
