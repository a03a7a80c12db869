import { linkOf, revokeAll } from '@/features/screens/screen-links';
import { beforeEach, expect, it } from 'vitest';
import { problem, serverAnswers } from '../../server';

const PATH = '/api/sessions/s1/screen';
const made = (token: string) => ({
  status: 201,
  body: { token, link: `http://localhost/screen/s1#${token}` },
});

beforeEach(() => localStorage.clear());

it('keeps nothing where there are too many', async () => {
  serverAnswers(problem(409, 'too_many_screens'));
  await expect(linkOf('s1')).rejects.toThrow('too_many_screens');
  expect(localStorage.length).toBe(0);
});

it('makes no other because the network is away', async () => {
  const { asked } = serverAnswers(made('one'), 'no network');
  await linkOf('s1');
  await expect(linkOf('s1')).rejects.toThrow('network');
  expect(asked).toEqual([`POST ${PATH}`, `GET ${PATH}`]);
});

it('is made once in a browser', async () => {
  const { asked, fetch } = serverAnswers(made('one'), {});
  expect(await linkOf('s1')).toBe('http://localhost/screen/s1#one');
  expect(await linkOf('s1')).toBe('http://localhost/screen/s1#one');
  expect(asked).toEqual([`POST ${PATH}`, `GET ${PATH}`]);
  expect(fetch.mock.lastCall?.[1]).toMatchObject({ headers: { Authorization: 'Bearer one' } });
});

it('is made anew once another host has revoked it, or oneself', async () => {
  serverAnswers(made('one'), problem(403, 'screen_revoked'), made('two'));
  await linkOf('s1');
  expect(await linkOf('s1')).toContain('#two');
  serverAnswers({ status: 204 }, made('three'));
  await revokeAll('s1');
  expect(await linkOf('s1')).toContain('#three');
});
