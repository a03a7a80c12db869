import { changed, merged } from '@/lib/changed';
import { describe, expect, it } from 'vitest';

describe('what was changed in a form', () => {
  it.each([
    [{ a: 1, b: null }, { a: 1, b: null }, {}],
    [{ a: 1, b: null }, { a: 2, b: null }, { a: 2 }],
    [{ a: 1, b: 'x' }, { a: 1, b: null }, { b: null }],
    [{ a: [{ id: 'x' }] }, { a: [{ id: 'x' }] }, {}],
    [{ a: [1, 2] }, { a: [2, 1] }, { a: [2, 1] }],
    [{}, { a: 0 }, { a: 0 }],
  ])('%# is told apart from what stands as it was', (before, now, expected) => {
    expect(changed(before, now)).toEqual(expected);
  });
});

describe('a list that two people changed at once', () => {
  const named = (text: string) => ({ id: text[0], text });
  const fresh = { id: undefined, text: 'new' };
  const merge = (before: string[], mine: string[], theirs: string[]) =>
    merged(before.map(named), mine.map(named), theirs.map(named), ({ id }) => id).map(
      ({ text }) => text,
    );

  it.each([
    ['my change', ['a', 'b'], ['a!', 'b'], ['a', 'b'], ['a!', 'b']],
    ['theirs', ['a', 'b'], ['a', 'b'], ['a', 'b?'], ['a', 'b?']],
    ['both', ['a', 'b'], ['a!', 'b'], ['a', 'b?'], ['a!', 'b?']],
    ['mine of the same', ['a', 'b'], ['a!', 'b'], ['a?', 'b'], ['a!', 'b']],
    ['what they added', ['a'], ['a!'], ['a', 'c'], ['a!', 'c']],
    ['not what they removed', ['a', 'b', 'c'], ['a!', 'b', 'c'], ['a', 'c'], ['a!', 'c']],
    ['what they removed and I changed', ['a', 'b'], ['a', 'b!'], ['a'], ['a', 'b!']],
    ['not what I removed', ['a', 'b'], ['a'], ['a?', 'b'], ['a?']],
    ['my order', ['a', 'b', 'c'], ['c', 'b', 'a'], ['a?', 'b', 'c'], ['c', 'b', 'a?']],
  ])('has %s', (_what, before, mine, theirs, expected) => {
    expect(merge(before, mine, theirs)).toEqual(expected);
  });

  it('has what is new of mine, which has no name yet', () => {
    const a = named('a');
    expect(merged([a], [a, fresh], [a, named('c')], ({ id }) => id)).toEqual([
      a,
      fresh,
      named('c'),
    ]);
  });

  it('has words once that both have added', () => {
    const word = (one: string) => one;
    expect(merged(['가'], ['가', '나', '다'], ['가', '다', '라'], word)).toEqual([
      '가',
      '나',
      '다',
      '라',
    ]);
  });
});
