import { mend } from '@/start/stand-ins';
import { createContext, runInContext } from 'node:vm';
import { beforeEach, describe, expect, it } from 'vitest';
import { STOOD_IN_FOR } from '../../scripts/oldest/allowed.mjs';

/** Takes away what Chrome 69 lacks. */
const AGE = `
  for (const owner of [Array.prototype, String.prototype])
    for (const name of ['at', 'matchAll', 'replaceAll']) delete owner[name];
  for (const name of ['fromEntries', 'hasOwn']) delete Object[name];
  var realm = this;
  delete realm.globalThis;
  delete realm.queueMicrotask;
`;

let old: object;
const run = (code: string): unknown => runInContext(code, old);
const plain = (code: string): unknown => JSON.parse(run(`JSON.stringify(${code})`) as string);

beforeEach(() => {
  old = createContext({});
  run(AGE);
});

describe('an old browser', () => {
  it.each(STOOD_IN_FOR)('lacks %s, and has it afterwards', (feature) => {
    const name = feature.replace('.', '');
    const there = feature.startsWith('.')
      ? `[new String(), []].some((one) => ${JSON.stringify(name)} in one)`
      : feature.includes('.')
        ? feature
        : `typeof ${feature} !== 'undefined'`;
    expect(Boolean(run(there))).toBe(false);
    mend(run('realm') as typeof globalThis);
    expect(Boolean(run(there))).toBe(true);
  });
});

describe('a stand-in', () => {
  beforeEach(() => mend(run('realm') as typeof globalThis));

  it('leaves what is there as it is, and is not listed', () => {
    const before = Array.prototype.at.bind([1, 2]);
    mend(globalThis);
    expect(Array.prototype.at.call([1, 2], -1)).toBe(before(-1));
    expect(
      plain(
        `(() => { const names = []; for (const name in ['a']) names.push(name); return names })()`,
      ),
    ).toEqual(['0']);
  });

  it('finds from the end', () => {
    expect(
      plain(`[[1, 2, 3].at(-1), [1, 2].at(0), 'abc'.at(-2), [1].at(5) === undefined]`),
    ).toEqual([3, 1, 'b', true]);
  });

  it('replaces all of a string, and what it puts there as it is', () => {
    expect(
      plain(
        `['a-b-c'.replaceAll('-', '+'), 'aXbX'.replaceAll(/x/gi, ''), '1.1'.replaceAll('.', '$&')]`,
      ),
    ).toEqual(['a+b+c', 'ab', '1$&1']);
  });

  it('finds all matches, those of nothing too, and leaves the pattern as it was', () => {
    expect(
      plain(`(() => { const of = /[()]/g;
        return [[...'f(x)'.matchAll(of)].map(({0: found, index}) => found + index), of.lastIndex,
          [...'ab'.matchAll(/x*/g)].length]; })()`),
    ).toEqual([['(1', ')3'], 0, 3]);
  });

  it('makes an object of entries, and knows what is its own', () => {
    expect(plain(`Object.fromEntries(new Map([['a', 1]]))`)).toEqual({ a: 1 });
    expect(plain(`[Object.hasOwn({a: 1}, 'a'), Object.hasOwn({}, 'toString')]`)).toEqual([
      true,
      false,
    ]);
  });

  it('does what is left for later before any timer', async () => {
    const order = run(
      `var order = []; queueMicrotask(() => order.push('later')); order.push('now'); order`,
    );
    await Promise.resolve().then(() => undefined);
    expect([...(order as string[])]).toEqual(['now', 'later']);
  });
});
