import { actorIn, actorOn } from '@/features/acting/find-actor';
import { account } from '@/features/account/account.svelte';
import { authorizedRequest } from '@/features/account/authorized';
import { Helper, helperIn } from '@/features/crew/helper.svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem, serverAnswers } from '../presenter/server';
import { inHours } from './makers';

const HOUR_MS = 3_600_000;
const KEY = 'engagenow.crew.s1';
const place = (token: string) => ({ id: 'c1', token, expiresAt: inHours(24) });
const fresh = (token: string) => ({ body: { token, expires_at: inHours(24) } });

let helper: Helper;

beforeEach(() => {
  helper = new Helper('s1');
  helper.take(place('one'));
});

describe('a helper', () => {
  it('is out at once when the server takes the role back, and nothing stays behind', async () => {
    const { asked } = serverAnswers(problem(403, 'crew_revoked'));
    await expect(helper.renew()).rejects.toThrow('crew_revoked');
    expect(asked).toEqual(['POST /api/crew/renew']);
    expect([helper.token, helper.over]).toEqual([undefined, 'revoked']);
    expect(localStorage.length).toBe(0);
    await expect(helper.renew()).rejects.toThrow('crew_revoked');
    expect(asked).toHaveLength(1);
  });

  it('is told whether the token was just too old', async () => {
    serverAnswers(problem(401, 'token_expired'));
    await expect(helper.renew()).rejects.toThrow('token_expired');
    expect(helper.over).toBe('expired');
  });

  it('stays while only the network is away', async () => {
    serverAnswers('no network', problem(429, 'rate_limited'));
    await expect(helper.renew()).rejects.toThrow('network');
    await expect(helper.renew()).rejects.toThrow('rate_limited');
    expect([helper.token, helper.over]).toEqual(['one', null]);
  });

  it('is still there after a reload, with the token of now', async () => {
    serverAnswers(fresh('two'));
    await Promise.all([helper.renew(), helper.renew()]);
    const reloaded = new Helper('s1');
    expect([reloaded.id, reloaded.token]).toEqual(['c1', 'two']);
    expect(new Helper('s2').token).toBeUndefined();
  });

  it('survives a broken memory', () => {
    localStorage.setItem(KEY, '{');
    expect(new Helper('s1').token).toBeUndefined();
  });

  it('follows what another tab does, and begins nothing by itself', () => {
    const elsewhere = helperIn('s1');
    elsewhere.take(place('one'));
    const remember = vi.spyOn(Storage.prototype, 'setItem');
    // As browsers do: in every tab but the one that wrote.
    const tell = (newValue: string | null) =>
      dispatchEvent(new StorageEvent('storage', { key: KEY, newValue }));

    helper.take(place('two'));
    tell(remember.mock.lastCall?.[1] ?? null);
    expect(elsewhere.token).toBe('two');
    helper.end('revoked');
    tell(remember.mock.lastCall?.[1] ?? null);
    tell(null);
    expect([elsewhere.token, elsewhere.over]).toEqual([undefined, 'revoked']);
    helper.take(place('three'));
    tell(remember.mock.lastCall?.[1] ?? null);
    expect(elsewhere.token).toBeUndefined();
    remember.mockRestore();
    elsewhere.over = null;
  });

  it('gives back what there was to whoever ends it by mistake', () => {
    const before = helper.end('left');
    expect(helper.token).toBeUndefined();
    if (before) helper.take(before);
    expect([helper.token, helper.over]).toEqual(['one', null]);
  });
});

describe('staying a helper', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('renews the token when half of its time is over', async () => {
    helper.take(place('one'));
    const { asked } = serverAnswers(fresh('two'));
    const stop = helper.stayFresh();
    await vi.advanceTimersByTimeAsync(11.9 * HOUR_MS);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(0.2 * HOUR_MS);
    expect(helper.token).toBe('two');
    stop?.();
  });

  it('does not ask again and again where the clock is wrong', async () => {
    helper.take({ ...place('one'), expiresAt: inHours(-300) });
    const { asked } = serverAnswers(fresh('two'), fresh('three'));
    const stop = helper.stayFresh();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(1);
    stop?.();
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(asked).toHaveLength(1);
  });
});

describe('who acts', () => {
  beforeEach(() => {
    account.signIn({
      access_token: 'mine',
      token_type: 'bearer',
      expires_at: inHours(1),
      expires_in: 900,
      user: { id: 'u1', email: 'jisu@example.com', name: '지수' },
    });
    helperIn('s1').take(place('theirs'));
  });
  afterEach(() => {
    helperIn('s1').end('left');
    account.signOut();
  });

  it('is the helper in that session, and the account everywhere else', () => {
    expect(actorIn('s1').token).toBe('theirs');
    const others = ['/api/sessions/s2', '/api/sessions', '/api/sessions?limit=24', '/api/me'];
    expect(others.map((path) => actorOn(path).token)).toEqual(others.map(() => 'mine'));
    for (const path of ['', '/held', '?x=1']) {
      expect(actorOn(`/api/sessions/s1${path}`).token).toBe('theirs');
    }
  });

  it('asks with the role’s token, renews that one, and leaves the account alone', async () => {
    const { asked, fetch } = serverAnswers(problem(401, 'token_expired'), fresh('next'), {
      body: 7,
    });
    expect(await authorizedRequest('/api/sessions/s1/held')).toBe(7);
    expect(asked[1]).toBe('POST /api/crew/renew');
    const bearer = fetch.mock.calls.map(
      ([, { headers }]) => (headers as Record<string, string>).Authorization,
    );
    expect(bearer).toEqual(['Bearer theirs', 'Bearer theirs', 'Bearer next']);
    expect(account.token).toBe('mine');
  });

  it('loses only the role when that is revoked', async () => {
    const { asked } = serverAnswers(problem(403, 'crew_revoked'));
    await expect(authorizedRequest('/api/sessions/s1')).rejects.toThrow('crew_revoked');
    expect(asked).toEqual(['GET /api/sessions/s1']);
    expect(helperIn('s1').over).toBe('revoked');
    expect(account.token).toBe('mine');
  });
});
