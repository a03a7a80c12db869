import { isCode, normalizeCode } from '@/lib/code';
import { describe, expect, it } from 'vitest';
import cases from '../../../tests/cases/codes.json';

const read = Object.entries(cases.codes).flatMap(([code, texts]) =>
  texts.map((text): [string, string] => [text, code]),
);

describe('normalizeCode', () => {
  it.each(read)('reads %j as %s', (text, code) => {
    expect(normalizeCode(text)).toBe(code);
  });

  it.each([...cases.none, 'A '.repeat(2_000)])('finds no code in %j', (text) => {
    expect(normalizeCode(text)).toBe('');
  });
});

describe('isCode', () => {
  it.each(['ABCD', 'TEST123', 'ABCDEFGHIJKL'])('takes %s', (code) => {
    expect(isCode(code)).toBe(true);
  });

  it.each(['', 'ABC', 'ABCDEFGHIJKLM', 'AB CD'])('does not take %j', (code) => {
    expect(isCode(code)).toBe(false);
  });
});
