import { joinKey, keepJoinKey, takeJoinKey } from '@/features/participants/join-key';
import { lookUp } from '@/features/participants/held-participant';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

describe('the key of a join link', () => {
  it.each([
    ['/join/abc234?k=a_-9#p=open', '/join/abc234#p=open', 'ABC234'],
    ['/embed/EMB234?from=poster&k=a_-9', '/embed/EMB234?from=poster', 'EMB234'],
  ])('leaves the address %s as %s and is kept in the tab', (address, bare, code) => {
    history.replaceState({ kept: true }, '', address);
    takeJoinKey();
    expect(location.href).toBe(location.origin + bare);
    expect(history.state).toEqual({ kept: true });
    expect(joinKey(code)).toBe('a_-9');
    expect(sessionStorage.length).toBe(1);
  });

  it('that can be none is dropped', () => {
    history.replaceState(null, '', '/join/BAD234?k=%EA%B0%80');
    takeJoinKey();
    expect(location.search).toBe('');
    expect(joinKey('BAD234')).toBeUndefined();
  });

  it('is found in a pasted link, and nowhere in a typed code', () => {
    keepJoinKey('PAS234', 'https://talk.example/join/PAS234?k=pasted#p=x');
    keepJoinKey('TYP234', 'typ 234');
    expect([joinKey('PAS234'), joinKey('TYP234')]).toEqual(['pasted', undefined]);
  });

  it('goes along in a header with every look-up of its code, and with no other', async () => {
    const fetched = vi.fn<typeof fetch>(() => Promise.resolve(Response.json({})));
    vi.stubGlobal('fetch', fetched);
    keepJoinKey('KEY234', '?k=mine');
    await lookUp('KEY234', { method: 'POST', body: {} });
    await lookUp('OTH234');
    const headers = fetched.mock.calls.map(([path, options]) => [path, options?.headers]);
    expect(headers).toMatchObject([
      ['/api/join/KEY234', { 'Join-Key': 'mine' }],
      ['/api/join/OTH234', {}],
    ]);
    expect(headers[1]?.[1]).not.toHaveProperty('Join-Key');
  });
});
