import { candleOf, hasHole, merged } from '@/features/feeds/course';
import { broken, since } from '@/features/feeds/gaps';
import { Series } from '@/features/feeds/series.svelte';
import { tableOf } from '@/features/feeds/table';
import { describe, expect, it } from 'vitest';
import { AT } from './makers';

const MINUTE = 60_000;
const candle = (place: number, change = {}) => ({
  begins: AT + place * MINUTE,
  ends: AT + (place + 1) * MINUTE,
  open: 1,
  high: 3,
  low: 0.5,
  close: 2,
  volume: 10,
  closed: true,
  ...change,
});

describe('the course of a topic', () => {
  it('reads a candle as it is pushed', () => {
    expect(candleOf([AT, AT + MINUTE, 1, 3, 0.5, 2, 10, true])).toEqual(candle(0));
    expect(candleOf([AT, AT + MINUTE, 1, 3, 0.5, 2, 10, false]).closed).toBe(false);
  });

  it('has each candle once, and opens none again that is closed', () => {
    const known = merged([candle(0, { closed: false })], [candle(1), candle(0)]);
    expect(known).toEqual([candle(0), candle(1)]);
    expect(merged(known, [candle(1, { closed: false, close: 9 })])).toEqual(known);
  });

  it('notices what was not received', () => {
    expect(hasHole([candle(0), candle(1), candle(2, { closed: false })])).toBe(false);
    expect(hasHole([candle(0), candle(2)])).toBe(true);
    expect(hasHole([candle(0, { closed: false }), candle(1)])).toBe(true);
  });

  it('breaks the line where something is missing, and nowhere else', () => {
    const points = [0, 10, 20].map((second) => ({ at: AT + second * 1000, value: second }));
    const gap = { begins: AT + 10_000, ends: AT + 20_000, missing: null };
    const before = { begins: AT - 9000, ends: AT - 5000, missing: 3 };
    expect(broken(points, [before, gap]).map(({ value }) => value)).toEqual([0, 10, null, 20]);
    expect(since([before, gap], AT)).toEqual([gap]);
  });

  it('shows in the table what is missing between values', () => {
    const series = new Series();
    const gap = { begins: AT + 1000, ends: AT + 5000, missing: null };
    const points = [0, 1, 5].map((second) => ({ at: AT + second * 1000, value: second }));
    series.merge({ points, gaps: [gap] });
    const { head, rows } = tableOf(series);
    expect(head).toHaveLength(2);
    expect(rows.map(([, value]) => value)).toEqual(['5', undefined, '1', '0']);
    expect(rows[1]?.[0]).toContain('데이터 없음');
  });

  it('shows candles, and which of them still move', () => {
    const series = new Series();
    series.merge({ points: [], candles: [candle(0)] });
    series.putCandles([candle(1, { closed: false, close: 2.5 })]);
    expect(series.hasHole).toBe(false);
    const { head, rows } = tableOf(series);
    expect(head).toHaveLength(6);
    expect(rows.map((row) => row.slice(1))).toEqual([
      ['1.0', '3.0', '0.5', '2.5', '진행 중'],
      ['1.0', '3.0', '0.5', '2.0', '확정'],
    ]);
  });
});
