import { isCode, normalizeCode } from '@/lib/code';
import { describe, expect, it } from 'vitest';

describe('normalizeCode', () => {
  it.each([
    ['abc123', 'ABC123'],
    [' ab c-1 23 ', 'ABC123'],
    ['http://192.168.0.7:8000/join/abc123', 'ABC123'],
    ['https://engage.example/join/abc123?from=qr#top', 'ABC123'],
    ['OO00', 'OO00'],
  ])('reads %j as %s', (typed, code) => {
    expect(normalizeCode(typed)).toBe(code);
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
