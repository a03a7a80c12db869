import type { SignInWays, SignedIn } from '@/contract/rest';
import { matchPath } from '@/lib/router.svelte';
import { request } from '@/rest/request';
import { account } from './account.svelte';
import { outOfApp } from './in-app';

const FAILURES = [
  'sign_in_denied',
  'sign_in_expired',
  'sign_in_forged',
  'provider_unavailable',
  'in_app_browser',
] as const;

type Failure = (typeof FAILURES)[number] | 'sign_in_failed';

/** The ways to sign in that this server offers. */
export function readProviders(): Promise<SignInWays> {
  return request<SignInWays>('/auth/providers');
}

/** Signs in without OAuth, on servers that are not production. */
export async function testLogin(email: string, name: string): Promise<void> {
  const body = name ? { email, name } : { email };
  account.signIn(await request<SignedIn>('/auth/test-login', { method: 'POST', body }));
}

/** Whether it is one of a session's pages, which a sign-in leads back to. */
function isOfSession(path: string): boolean {
  return ['/sessions/*', '/screen/*'].some((pattern) => matchPath(pattern, path) !== null);
}

/** The sign-in page's address, which brings the reader back to `path` afterwards. */
export function loginPath(path: string): string {
  return isOfSession(path) ? `/auth/login?next=${encodeURIComponent(path)}` : '/auth/login';
}

/** Where a sign-in leads: the session that asked for it, else the dashboard; never another site. */
export function afterSignIn(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  return isOfSession(next) ? next : '/dashboard';
}

/** Where a provider's sign-in begins; it brings the reader back to the page that asked for it. */
export function providerPath(name: string, search: string): string {
  const next = new URLSearchParams({ next: afterSignIn(search) });
  const path = `/auth/${name}/login?${next.toString()}`;
  return name === 'google' ? outOfApp(navigator.userAgent, path) : path;
}

/** Why the sign-in that led back here did not work, if one did. */
export function signInFailure(search: string): Failure | null {
  const code = new URLSearchParams(search).get('error');
  if (code === null) return null;
  return FAILURES.find((known) => known === code) ?? 'sign_in_failed';
}
