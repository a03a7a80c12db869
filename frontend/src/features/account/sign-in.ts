import type { SignInWays, SignedIn } from '@/contract/rest';
import { matchPath } from '@/lib/router.svelte';
import { request } from '@/rest/request';
import { account } from './account.svelte';

/** The ways to sign in that this server offers. */
export function readProviders(): Promise<SignInWays> {
  return request<SignInWays>('/auth/providers');
}

/** Signs in without OAuth, on servers that are not production. */
export async function testLogin(email: string, name: string): Promise<void> {
  const body = name ? { email, name } : { email };
  account.signIn(await request<SignedIn>('/auth/test-login', { method: 'POST', body }));
}

/** The sign-in page's address, which brings the reader back to `path` afterwards. */
export function loginPath(path: string): string {
  return matchPath('/sessions/*', path)
    ? `/auth/login?next=${encodeURIComponent(path)}`
    : '/auth/login';
}

/** Where a sign-in leads: the session that asked for it, else the dashboard; never another site. */
export function afterSignIn(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  return matchPath('/sessions/*', next) ? next : '/dashboard';
}
