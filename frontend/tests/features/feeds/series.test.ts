import { KEPT, Series } from '@/features/feeds/series.svelte';
import { describe, expect, it } from 'vitest';
import { AT } from './makers';

const point = (second: number, value: number, ms = 0) => ({ at: AT + 1000 * second + ms, value });
const values = ({ points }: Series) => points.map(({ value }) => value);

describe('Series', () => {
  it('leaves out what is older than what is known', () => {
    const series = new Series();
    series.put(point(5, 50));
    series.put(point(4, 40));
    expect(values(series)).toEqual([50]);
  });

  it('keeps one value of each second, the last', () => {
    const series = new Series();
    for (const [value, ms] of [
      [1, 0],
      [2, 250],
      [3, 999],
    ] as const)
      series.put(point(0, value, ms));
    series.put(point(1, 4));
    expect(values(series)).toEqual([3, 4]);
  });

  it('takes in what the server kept, and what was received here is newer', () => {
    const series = new Series();
    series.put(point(2, 20, 500));
    series.put(point(3, 30));
    series.merge({ points: [point(0, 0), point(1, 10), point(2, 19, 100), point(4, 40)] });
    expect(values(series)).toEqual([0, 10, 20, 30, 40]);
  });

  it('keeps as many decimals as the most exact value had', () => {
    const series = new Series();
    series.put(point(0, 100.25));
    series.put(point(1, 100));
    expect(series.digits).toBe(2);
    series.merge({ points: [point(-1, 99.125)] });
    expect(series.digits).toBe(3);
  });

  it('does not grow without end', () => {
    const series = new Series();
    for (let second = 0; second < KEPT + 50; second++) series.put(point(second, second));
    series.merge({ points: [point(-5, 0)] });
    expect(series.points).toHaveLength(KEPT);
    expect(series.last?.value).toBe(KEPT + 49);
  });
});
