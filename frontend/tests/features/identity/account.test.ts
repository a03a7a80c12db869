import { Account, account, type Access } from '@/features/identity/account.svelte';
import { authorizedRequest } from '@/features/identity/authorized';
import { afterSignIn, loginPath } from '@/features/identity/sign-in';
import { refresh, signOut, stayFresh } from '@/features/identity/refresh';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem, serverAnswers } from '../../server';

const user = { id: 'u1', email: 'jisu@example.com', name: '지수' };
const signedIn = (token: string, seconds = 900) => ({
  access_token: token,
  token_type: 'bearer' as const,
  expires_at: new Date(Date.now() + seconds * 1000).toISOString(),
  expires_in: seconds,
  user,
});
const fresh = (token: string) => ({ body: signedIn(token) });

beforeEach(() => {
  account.signOut();
  account.expired = false;
});

describe('Account', () => {
  it('remembers who it was for the next visit, and never the token', () => {
    account.signIn(signedIn('secret'));
    expect(new Account().user).toEqual(user);
    expect(new Account().token).toBeUndefined();
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('secret');
  });

  it('forgets it on signing out', () => {
    account.signIn(signedIn('one'));
    account.signOut();
    expect(new Account().user).toBeUndefined();
    expect(account.expired).toBe(false);
  });

  it('says that the sign-in ended, to those who had one', () => {
    account.expire();
    expect(account.expired).toBe(false);
    account.signIn(signedIn('one'));
    account.expire();
    expect(account.expired).toBe(true);
  });

  it('survives a broken memory', () => {
    localStorage.setItem('engagenow.account', '{');
    expect(new Account().user).toBeUndefined();
  });
});

describe('authorizedRequest', () => {
  beforeEach(() => account.signIn(signedIn('one')));

  it('asks once more with a fresh token when this one is over', async () => {
    const { asked, fetch } = serverAnswers(problem(401, 'token_expired'), fresh('two'), {
      body: 7,
    });
    expect(await authorizedRequest('/api/sessions')).toBe(7);
    expect(asked).toEqual(['GET /api/sessions', 'POST /auth/refresh', 'GET /api/sessions']);
    const headers = fetch.mock.calls[2]?.[1].headers as Record<string, string>;
    expect(headers.Authorization).toBe('Bearer two');
  });

  it('ends the sign-in when there is no fresh token', async () => {
    serverAnswers(problem(401, 'token_expired'), problem(401, 'token_invalid'));
    await expect(authorizedRequest('/api/sessions')).rejects.toThrow('token_invalid');
    expect(account.token).toBeUndefined();
    expect(account.expired).toBe(true);
  });

  it('gives up after the second refusal', async () => {
    const refused = problem(401, 'token_invalid');
    const { asked } = serverAnswers(refused, fresh('two'), refused);
    await expect(authorizedRequest('/api/sessions')).rejects.toThrow('token_invalid');
    expect(asked).toHaveLength(3);
  });

  it('uses a sign-in made while an older token was refused', async () => {
    const { asked } = serverAnswers(problem(401, 'token_expired'), { body: 7 });
    const answer = authorizedRequest('/api/sessions');
    account.signIn(signedIn('two'));
    expect(await answer).toBe(7);
    expect(asked).not.toContain('POST /auth/refresh');
  });

  it('keeps the sign-in when only the network failed', async () => {
    serverAnswers('no network');
    await expect(authorizedRequest('/api/sessions')).rejects.toThrow('network');
    expect(account.token).toBe('one');
  });
});

describe('staying signed in', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const stay = () => stayFresh(account.access as Access);

  it('asks once for all who want a fresh token', async () => {
    const { asked } = serverAnswers(fresh('one'));
    await Promise.all([refresh(), refresh()]);
    expect(asked).toEqual(['POST /auth/refresh']);
    expect(account.token).toBe('one');
  });

  it('fetches the next token a minute before this one ends', async () => {
    account.signIn(signedIn('one'));
    const stop = stay();
    const { asked } = serverAnswers(fresh('two'));
    await vi.advanceTimersByTimeAsync(839_000);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(account.token).toBe('two');
    stop();
  });

  it('tries again while the network is away', async () => {
    account.signIn(signedIn('one', 60));
    const stop = stay();
    serverAnswers('no network', 'no network', fresh('two'));
    await vi.advanceTimersByTimeAsync(40_000);
    expect(account.token).toBe('two');
    stop();
  });

  it('stops when the sign-in is over', async () => {
    account.signIn(signedIn('one', 60));
    const stop = stay();
    const { asked } = serverAnswers(problem(401, 'token_invalid'), fresh('two'));
    await vi.advanceTimersByTimeAsync(300_000);
    expect(asked).toHaveLength(1);
    expect(account.expired).toBe(true);
    stop();
  });

  it('signs out at the server first: the cookie is the sign-in', async () => {
    account.signIn(signedIn('one'));
    serverAnswers('no network', { status: 204 });
    await expect(signOut()).rejects.toThrow('network');
    expect(account.token).toBe('one');
    await signOut();
    expect(account.token).toBeUndefined();
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
