import postcss from 'postcss';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { olderCss } from '../../scripts/older-css.mjs';
import { withoutPrivateNames } from '../../scripts/private-names.mjs';

const older = (css: string) => postcss([olderCss]).process(css, { from: undefined }).css;
const script = (code: string) => withoutPrivateNames(code, parseAst);

describe('private names', () => {
  it('become properties that behave the same', () => {
    const code = script(
      `
      class Counter {
        #count = 0; #step;
        constructor(step) { this.#step = step; }
        static #made = 0;
        get #next() { return this.#count + this.#step; }
        add() { this.#count = this.#next; Counter.#made++; return this?.#count; }
        static isOne(other) { return #count in other; }
        static get made() { return Counter.#made; }
      }
      const counter = new Counter(2); counter.add();
      return [counter.add(), Counter.isOne(counter), Counter.isOne({}), Counter.made];
    `.replace('return [', 'globalThis.told = ['),
    );
    expect(code).not.toMatch(/#\w/);
    new Function(code ?? '')();
    expect((globalThis as { told?: unknown }).told).toEqual([4, true, false, 2]);
  });

  it('are kept apart in a class that builds on another', () => {
    const code = script(`
      class Base { #a = 'base'; base() { return this.#a; } }
      class Derived extends Base { #a = 'derived'; derived() { return this.#a; } }
      const made = new Derived(); globalThis.told = [made.base(), made.derived()];
    `);
    new Function(code ?? '')();
    expect((globalThis as { told?: unknown }).told).toEqual(['base', 'derived']);
  });

  it('take no name that the class has already, and need one to be told apart by', () => {
    expect(script('class A { #x = 1; _a = 2; y() { return this.#x } }')).toContain('this._b');
    expect(() => script('export default class extends Object { #x = 1 }')).toThrow('needs one');
    expect(script('const text = 1')).toBeNull();
  });
});

describe('style sheets', () => {
  it.each([
    [
      'a { padding-block: var(--a) max(1px, calc(2px + (1px))) }',
      'a { padding-top: var(--a); padding-bottom: max(1px, calc(2px + (1px))) }',
    ],
    ['a { margin-inline: auto }', 'a { margin-inline-start: auto; margin-inline-end: auto }'],
    ['a { inset: 0 1px 2px }', 'a { top: 0; right: 1px; bottom: 2px; left: 1px }'],
    ['a { height: 100dvh }', 'a { height: 100vh; height: 100dvh }'],
    ['a { height: 100vh; height: 100dvh }', 'a { height: 100vh; height: 100dvh }'],
    ['.a.svelte-1x b:where(.svelte-1x) { top: 0 }', '.a.svelte-1x b.svelte-1x { top: 0 }'],
  ])('are written in older words: %s', (css, written) => {
    expect(older(css)).toBe(written);
  });
});
