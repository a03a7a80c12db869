import type { Candle } from '@/contract/rest';

/** So many candles and gaps are kept of each topic. */
const KEPT = 600;

/** A candle as the wire pushes it. */
export function candleOf(row: readonly (number | boolean)[]): Candle {
  const [begins, ends, open, high, low, close, volume] = row.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { begins, ends, open, high, low, close, volume, closed: row[7] === true };
}

/** Both, one of each beginning; the newer one counts, but a closed candle does not open again. */
export function merged<T extends { begins: number; closed?: boolean }>(
  known: readonly T[],
  news: readonly T[],
): T[] {
  const found = new Map(known.map((one) => [one.begins, one]));
  for (const one of news)
    if (!found.get(one.begins)?.closed || one.closed) found.set(one.begins, one);
  return [...found.values()].sort((one, other) => one.begins - other.begins).slice(-KEPT);
}

/** Whether the server has more than was received: a candle between two, or the end of one. */
export function hasHole(candles: readonly Candle[]): boolean {
  return candles.some((one, place) => {
    const next = candles[place + 1];
    return next !== undefined && (!one.closed || next.begins !== one.ends);
  });
}
