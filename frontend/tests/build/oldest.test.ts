import { describe, expect, it } from 'vitest';
import { missingInScript } from '../../scripts/oldest/scripts.mjs';
import { missingInStyle } from '../../scripts/oldest/styles.mjs';

const inScript = (code: string) => [...missingInScript(code).keys()];
const inStyle = (css: string) => [...missingInStyle(css).keys()];

describe('the check of what is built', () => {
  it.each([
    ['a?.b', 'optionalChaining'],
    ['a ?? b', 'nullishCoalescing'],
    ['/(?<=a)b/', 'lookbehind'],
    ['export * as all from "x"', 'exportNamespace'],
  ])('finds newer syntax: %s', (code, feature) => {
    expect(inScript(code)).toContain(feature);
  });

  it.each(['a ??= b', 'class A { #b = 1 }', 'class A { b = 1 }', 'await a', '/a/v'])(
    'does not parse what is newer still: %s',
    (code) => expect(() => inScript(code)).toThrow(SyntaxError),
  );

  it.each([
    ['structuredClone(a)', 'structuredClone'],
    ['new window.WeakRef(a)', 'WeakRef'],
    ['Object.groupBy(a, b)', 'Object.groupBy'],
    ['Promise.any(a)', 'Promise.any'],
    ['AbortSignal.timeout(1)', 'AbortSignal.timeout'],
    ['a.findLast(b)', '.findLast'],
    ['a["toSorted"]()', '.toSorted'],
    ['const { replaceChildren } = a', '.replaceChildren'],
    ['text.matchAll(a)', '.matchAll'],
    ['crypto.randomUUID()', '.randomUUID'],
  ])('finds a newer API: %s', (code, feature) => {
    expect(inScript(code)).toContain(feature);
  });

  it.each([
    'const structuredClone = (a) => a; structuredClone(b)',
    'const { map, filter } = []; document.querySelector("a").append(b); [].includes(1)',
    'import("./b.js").then((a) => a.default(import.meta.url))',
    'try { a() } catch { b() } finally { c({ ...d }) }',
    'async () => { for await (const a of b) ; }',
  ])('leaves alone what the oldest know: %s', (code) => {
    expect(inScript(code)).toEqual([]);
  });

  it.each([
    ['a { height: 100dvh }', 'height: 0dvh in a'],
    ['a { width: min(1rem, 100%) }', 'width: min( in a'],
    ['a { padding: 1px; padding: max(var(--a), 1px) }', 'padding: max( in a'],
    ['a { border: 1px solid color-mix(in srgb, var(--a), red) }', 'border: color-mix( in a'],
    ['a { inset: 0 }', 'inset: inset in a'],
    ['a, b:has(c) { top: 0 }', ':has( in a, b:has(c)'],
    ['a:where(.b) { top: 0 }', ':where( in a:where(.b)'],
  ])('finds what a style sheet loses: %s', (css, found) => {
    expect(inStyle(css)).toEqual([found]);
  });

  it.each([
    'a { height: 100vh; height: 100dvh }',
    'a { width: 100%; width: min(1rem, 100%) }',
    '@supports (width: min(1px, 2px)) { a { width: min(1rem, 100%) } }',
    'a:hover { background: color-mix(in srgb, var(--a), red) }',
    'a:has(b) { top: 0 }',
  ])('leaves alone what loses nothing: %s', (css) => {
    expect(inStyle(css)).toEqual([]);
  });
});
