import type { AccountData, AccountView } from '@/contract/rest';
import { t } from './texts';
import { saveJson } from '@/lib/download';
import { request } from '@/rest/request';
import { account } from './account.svelte';
import { authorizedRequest } from './authorized';
import { readProviders } from './sign-in';

export interface MyAccount extends AccountView {
  /** What people call the ways by which they sign in. */
  ways: string[];
}

/** My account, with the ways to sign in as the sign-in page names them. */
export async function readAccount(): Promise<MyAccount> {
  const [view, offered] = await Promise.all([
    authorizedRequest<AccountView>('/api/account'),
    readProviders(),
  ]);
  const labels = new Map(offered.providers.map(({ name, label }) => [name, label]));
  return { ...view, ways: view.providers.map((name) => labels.get(name) ?? name) };
}

/** Calls me something else, in my sessions too; refused with `nickname_taken`, `nickname_refused` and the like. */
export async function renameAccount(name: string): Promise<void> {
  const { name: taken } = await authorizedRequest<AccountView>('/api/account', {
    method: 'PATCH',
    body: { name },
  });
  account.rename(taken);
}

/** Saves all that is mine: the account, and every session with what I said in it. */
export async function downloadAccount(): Promise<void> {
  saveJson(t('account_file'), await authorizedRequest<AccountData>('/api/account/data'));
}

/** Ends the sign-in on every browser; connections that are open end within seconds. */
export async function signOutEverywhere(): Promise<void> {
  await request('/auth/logout?everywhere=true', { method: 'POST' });
  account.signOut();
}

/** Deletes me and all my sessions, for good; refused where the address is not mine. */
export async function deleteAccount(email: string): Promise<void> {
  await authorizedRequest('/api/account/deletion', { method: 'POST', body: { email } });
  account.signOut();
}
