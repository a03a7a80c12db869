import { changeOf } from '@/features/feeds/change';
import { inArrows, inDigits } from '@/features/feeds/numbers';
import { digitsOf } from '@/features/feeds/series.svelte';
import { locale } from '@/i18n/locale.svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { AT } from './makers';

const course = (...values: number[]) =>
  values.map((value, second) => ({ at: AT + 1000 * second, value }));
const inWords = (digits: number, ...values: number[]) => {
  const change = changeOf(course(...values));
  return change && inArrows(change, digits);
};

afterEach(() => locale.choose('ko'));

describe('a value', () => {
  it.each([
    [95_000_000, 0, '95,000,000'],
    [100.5, 2, '100.50'],
    [0, 3, '0.000'],
    [-1234.5, 1, '-1,234.5'],
    [0.00012345, 8, '0.00012345'],
    [999_999_999_999_999, 0, '999,999,999,999,999'],
    [1e-8, 8, '0.00000001'],
    [0, 8, '0.00000000'],
  ])('%d has always %d decimals, and thousands apart: %s', (value, digits, text) => {
    for (const language of ['ko', 'en'] as const) {
      locale.choose(language);
      expect(inDigits(value, digits)).toBe(text);
    }
  });

  it.each([
    [1e15, 0, '1E15'],
    [-1.23456e20, 2, '-1.235E20'],
    [1e308, 0, '1E308'],
    [2.5e-12, 8, '2.5E-12'],
    [-9e-9, 8, '-9E-9'],
  ])(
    '%d is written by its exponent, for its digits fill a line or are naughts',
    (value, digits, text) => {
      for (const language of ['ko', 'en'] as const) {
        locale.choose(language);
        expect(inDigits(value, digits)).toBe(text);
      }
    },
  );

  it('that is too small for the decimals of a share is nothing', () => {
    expect(inDigits(1e-9, 2)).toBe('0.00');
  });

  it.each([
    [1, 0],
    [100.25, 2],
    [7.9276e-4, 8],
    [1e-8, 8],
    [1e-12, 8],
    [1e21, 0],
    [-0.5, 1],
  ])('%d is written with %d decimals', (value, digits) => {
    expect(digitsOf(value)).toBe(digits);
  });
});

describe('a change', () => {
  it('is none before there are two values', () => {
    expect(changeOf([])).toBeNull();
    expect(changeOf(course(7))).toBeNull();
  });

  it.each([
    ['▲ +10.0 (+10.00%)', 1, [100, 130, 110]],
    ['▼ −25 (−25.00%)', 0, [100, 75]],
    ['■ 0 (0.00%)', 0, [100, 140, 100]],
    ['▲ +5', 0, [0, 5]],
    ['▼ −5 (−50.00%)', 0, [-10, -15]],
    ['▲ +0.001 (0.00%)', 3, [100, 100.001]],
  ] as const)('is told by arrow and sign: %s', (text, digits, values) => {
    expect(inWords(digits, ...values)).toBe(text);
  });

  it('counts from the first value that is known', () => {
    expect(changeOf(course(5, 9, 4))).toEqual({
      direction: 'down',
      by: -1,
      share: -0.2,
      since: AT,
    });
  });
});
