import { readOptions } from '@/features/screens/embed/options';
import { sessionOf } from '@/features/screens/embed/token';
import { viewOf } from '@/features/screens/screen-links';
import { expect, it } from 'vitest';

const codes = (query: string) => readOptions(query).mistakes.map(({ code }) => code);
const tokenOf = (claims: string) => `e30.${btoa(claims)}.x`;

it.each([
  ['view=wall', 'view_unknown'],
  ['theme=red', 'theme_unknown'],
  ['ink=red', 'colour_invalid'],
  ['ink=12345', 'colour_invalid'],
  ['ink=', 'colour_invalid'],
  ['ink=url(https://evil.example)', 'colour_invalid'],
  ['ink=fff;background:url(x)', 'colour_invalid'],
  ['size=49', 'size_invalid'],
  ['size=301', 'size_invalid'],
  ['size=1e2', 'size_invalid'],
  ['size=-60', 'size_invalid'],
  ['font=Comic', 'option_unknown'],
  ['__proto__=fff', 'option_unknown'],
])('tells what is wrong with %s, which has no effect', (query, code) => {
  const { options, mistakes } = readOptions(`?${query}`);
  expect(mistakes.map((mistake) => mistake.code)).toEqual([code]);
  expect(options).toEqual({ view: 'screen', theme: 'light', colours: {}, size: 100 });
});

it('takes what is right beside what is wrong', () => {
  const { options } = readOptions('?view=chat&theme=transparent&ink=FFF&brand=%23ff880080&size=x');
  const colours = { ink: '#fff', brand: '#ff880080' };
  expect(options).toEqual({ view: 'chat', theme: 'transparent', colours, size: 100 });
  expect(codes('?size=50&paper=1f1d2b')).toEqual([]);
});

it('tells back no more than the beginning of a value', () => {
  const [mistake] = readOptions(`?theme=${'x'.repeat(5_000)}`).mistakes;
  expect(mistake?.value.length).toBeLessThan(50);
});

it.each(['', 'guess', 'a.b.c', tokenOf('null'), tokenOf('{}'), tokenOf('{"session_id":7}')])(
  'reads no session out of %j',
  (token) => expect(sessionOf(token)).toBeNull(),
);

it('reads the session of a token, whatever letters its claims are written in', () => {
  const url = tokenOf('{"session_id":"s1","x":"~~~???"}').replace(/\+/g, '-').replace(/\//g, '_');
  expect(sessionOf(url)).toBe('s1');
});

it('makes the address of a view from the link of a screen', () => {
  expect(viewOf('https://t.example/screen/s1#tok', 'ABC123')).toBe(
    'https://t.example/embed/ABC123?view=screen&theme=transparent#tok',
  );
});
