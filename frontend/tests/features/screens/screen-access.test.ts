import { accessTo, takeFromAddress } from '@/features/screens/screen-access.svelte';
import { whyOver } from '@/features/screens/why-over';
import { Refusal } from '@/rest/problem';
import { beforeEach, expect, it } from 'vitest';

beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, '', '/screen/s1');
});

it('is nobody without a token', () => {
  expect(accessTo('s1').token).toBeNull();
});

it('is over once the server refuses it, also after a reload', () => {
  history.replaceState(null, '', '/screen/s1#one');
  const access = accessTo('s1');
  access.end(new Refusal('screen_revoked'));
  expect([access.token, access.over?.code]).toEqual([null, 'screen_revoked']);
  expect(accessTo('s1').token).toBeNull();
  expect(sessionStorage.length).toBe(0);
});

it('takes the token out of the address, and knows it after a reload in this session alone', () => {
  history.replaceState(null, '', '/screen/s1#one');
  expect(accessTo('s1').token).toBe('one');
  expect(location.href).not.toContain('one');
  expect(accessTo('s1').token).toBe('one');
  expect(accessTo('s2').token).toBeNull();
});

it('takes the next link that is opened in the same tab', () => {
  const access = accessTo('s1');
  access.end(new Refusal('screen_revoked'));
  takeFromAddress(access);
  expect(access.token).toBeNull();
  history.replaceState(null, '', '/screen/s1#two');
  takeFromAddress(access);
  expect([access.token, access.over, location.hash]).toEqual(['two', null, '']);
});

it.each([
  ['screen_revoked', 'revoked'],
  ['session_not_found', 'gone'],
  ['session_deleted', 'gone'],
  ['token_invalid', 'invalid'],
])('says of %s what helps', (code, why) => {
  expect(whyOver(new Refusal(code))).toBe(why);
});
