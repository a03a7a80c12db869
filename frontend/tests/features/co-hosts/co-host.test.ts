import { actorIn, actorOn } from '@/features/identity/find-actor';
import { account } from '@/features/identity/account.svelte';
import { authorizedRequest } from '@/features/identity/authorized';
import { CoHost, coHostIn } from '@/features/co-hosts/co-host.svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem, serverAnswers } from '../../server';
import { inHours } from './makers';

const HOUR_MS = 3_600_000;
const KEY = 'engagenow.crew.s1';
const place = (token: string) => ({ id: 'c1', token, expiresAt: inHours(24) });
const fresh = (token: string) => ({ body: { token, expires_at: inHours(24) } });

let coHost: CoHost;

beforeEach(() => {
  coHost = new CoHost('s1');
  coHost.take(place('one'));
});

describe('a co-host', () => {
  it('is out at once when the server takes the role back, and nothing stays behind', async () => {
    const { asked } = serverAnswers(problem(403, 'crew_revoked'));
    await expect(coHost.renew()).rejects.toThrow('crew_revoked');
    expect(asked).toEqual(['POST /api/crew/renew']);
    expect([coHost.token, coHost.over]).toEqual([undefined, 'revoked']);
    expect(localStorage.length).toBe(0);
    await expect(coHost.renew()).rejects.toThrow('crew_revoked');
    expect(asked).toHaveLength(1);
  });

  it('is told whether the token was just too old', async () => {
    serverAnswers(problem(401, 'token_expired'));
    await expect(coHost.renew()).rejects.toThrow('token_expired');
    expect(coHost.over).toBe('expired');
  });

  it('stays while only the network is away', async () => {
    serverAnswers('no network', problem(429, 'rate_limited'));
    await expect(coHost.renew()).rejects.toThrow('network');
    await expect(coHost.renew()).rejects.toThrow('rate_limited');
    expect([coHost.token, coHost.over]).toEqual(['one', null]);
  });

  it('is still there after a reload, with the token of now', async () => {
    serverAnswers(fresh('two'));
    await Promise.all([coHost.renew(), coHost.renew()]);
    const reloaded = new CoHost('s1');
    expect([reloaded.id, reloaded.token]).toEqual(['c1', 'two']);
    expect(new CoHost('s2').token).toBeUndefined();
  });

  it('survives a broken memory', () => {
    localStorage.setItem(KEY, '{');
    expect(new CoHost('s1').token).toBeUndefined();
  });

  it('follows what another tab does, and begins nothing by itself', () => {
    const elsewhere = coHostIn('s1');
    elsewhere.take(place('one'));
    const remember = vi.spyOn(Storage.prototype, 'setItem');
    // As browsers do: in every tab but the one that wrote.
    const tell = (newValue: string | null) =>
      dispatchEvent(new StorageEvent('storage', { key: KEY, newValue }));

    coHost.take(place('two'));
    tell(remember.mock.lastCall?.[1] ?? null);
    expect(elsewhere.token).toBe('two');
    coHost.end('revoked');
    tell(remember.mock.lastCall?.[1] ?? null);
    tell(null);
    expect([elsewhere.token, elsewhere.over]).toEqual([undefined, 'revoked']);
    coHost.take(place('three'));
    tell(remember.mock.lastCall?.[1] ?? null);
    expect(elsewhere.token).toBeUndefined();
    remember.mockRestore();
    elsewhere.over = null;
  });

  it('gives back what there was to whoever ends it by mistake', () => {
    const before = coHost.end('left');
    expect(coHost.token).toBeUndefined();
    if (before) coHost.take(before);
    expect([coHost.token, coHost.over]).toEqual(['one', null]);
  });
});

describe('staying a co-host', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('renews the token when half of its time is over', async () => {
    coHost.take(place('one'));
    const { asked } = serverAnswers(fresh('two'));
    const stop = coHost.stayFresh();
    await vi.advanceTimersByTimeAsync(11.9 * HOUR_MS);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(0.2 * HOUR_MS);
    expect(coHost.token).toBe('two');
    stop?.();
  });

  it('does not ask again and again where the clock is wrong', async () => {
    coHost.take({ ...place('one'), expiresAt: inHours(-300) });
    const { asked } = serverAnswers(fresh('two'), fresh('three'));
    const stop = coHost.stayFresh();
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
    coHostIn('s1').take(place('theirs'));
  });
  afterEach(() => {
    coHostIn('s1').end('left');
    account.signOut();
  });

  it('is the co-host in that session, and the account everywhere else', () => {
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
    expect(coHostIn('s1').over).toBe('revoked');
    expect(account.token).toBe('mine');
  });
});
