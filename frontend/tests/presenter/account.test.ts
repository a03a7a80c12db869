import { Account, account } from '@/features/account/account.svelte';
import { authorizedRequest } from '@/features/account/authorized';
import { afterSignIn, loginPath } from '@/features/account/sign-in';
import { beforeEach, describe, expect, it } from 'vitest';
import { problem, serverAnswers } from './server';

const user = { id: 'u1', email: 'jisu@example.com', name: '지수' };
const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
const signedIn = (token: string, expires_at = hours(12)) => ({
  access_token: token,
  token_type: 'bearer' as const,
  expires_at,
  user,
});

describe('Account', () => {
  beforeEach(() => account.signOut());

  it('remembers the sign-in for the next visit', () => {
    account.signIn(signedIn('one'));
    expect(new Account().token).toBe('one');
    expect(new Account().user).toEqual(user);
  });

  it('forgets it on signing out', () => {
    account.signIn(signedIn('one'));
    account.signOut();
    expect(new Account().token).toBeUndefined();
    expect(new Account().expired).toBe(false);
  });

  it('does not come back with an expired token, and says so', () => {
    account.signIn(signedIn('one', hours(-1)));
    const next = new Account();
    expect(next.token).toBeUndefined();
    expect(next.expired).toBe(true);
  });

  it('survives a broken memory', () => {
    localStorage.setItem('engagenow.account', '{');
    expect(new Account().token).toBeUndefined();
  });
});

describe('authorizedRequest', () => {
  it('ends the sign-in when its token is refused', async () => {
    account.signIn(signedIn('one'));
    serverAnswers(problem(401, 'token_expired'));
    await expect(authorizedRequest('/api/sessions')).rejects.toThrow('token_expired');
    expect(account.token).toBeUndefined();
    expect(account.expired).toBe(true);
  });

  it('keeps a sign-in made while an older token was refused', async () => {
    account.signIn(signedIn('one'));
    serverAnswers(problem(401, 'token_expired'));
    const asked = authorizedRequest('/api/sessions');
    account.signIn(signedIn('two'));
    await expect(asked).rejects.toThrow();
    expect(account.token).toBe('two');
  });

  it('keeps the sign-in when only the network failed', async () => {
    account.signIn(signedIn('one'));
    serverAnswers('no network');
    await expect(authorizedRequest('/api/sessions')).rejects.toThrow('network');
    expect(account.token).toBe('one');
  });
});

describe('the way through the sign-in', () => {
  it('leads back to the session that asked for it', () => {
    const search = new URL(loginPath('/sessions/s1'), location.href).search;
    expect(afterSignIn(search)).toBe('/sessions/s1');
  });

  it.each(['', '?next=', '?next=//evil.example', '?next=https://evil.example/sessions/a'])(
    'leads to the dashboard from %j',
    (search) => expect(afterSignIn(search)).toBe('/dashboard'),
  );
});
