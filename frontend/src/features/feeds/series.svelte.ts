import type { Candle, Gap, History, PointOfTime } from '@/contract/rest';
import { hasHole, merged } from './course';
import { MOST_DIGITS } from './numbers';

/** So many seconds are kept of each topic. */
export const KEPT = 600;

type Points = readonly PointOfTime[];

/** The values of one topic that are known here, one of each second, oldest first. */
export class Series {
  points = $state.raw<Points>([]);
  candles = $state.raw<readonly Candle[]>([]);
  gaps = $state.raw<readonly Gap[]>([]);
  readonly hasHole = $derived(hasHole(this.candles));
  /** As many decimals as its most exact value had, so that numbers do not jump about their point. */
  digits = $state(0);

  get last(): PointOfTime | undefined {
    return this.points.at(-1);
  }

  /** Takes a value; of one second the last counts, and what is older than what is known is left out. */
  put(point: PointOfTime): void {
    const { last } = this;
    if (last && point.at < last.at) return;
    const before =
      last && secondOf(last) === secondOf(point) ? this.points.slice(0, -1) : this.points;
    this.points = [...before, point].slice(-KEPT);
    this.#measure([point]);
  }

  /** Takes candles that have changed. */
  putCandles(candles: readonly Candle[]): void {
    this.candles = merged(this.candles, candles);
    this.#measure(candles.map(({ close, begins }) => ({ value: close, at: begins })));
  }

  putGap(gap: Gap): void {
    this.gaps = merged(this.gaps, [gap]);
  }

  /** Takes what the server has kept, in between what was received here. */
  merge({ points, candles = [], gaps = [] }: Partial<History> & Pick<History, 'points'>): void {
    this.gaps = merged(this.gaps, gaps);
    if (candles.length > 0) this.putCandles(candles);
    const bySecond = new Map<number, PointOfTime>();
    for (const point of [...points, ...this.points]) {
      const known = bySecond.get(secondOf(point));
      if (!known || point.at >= known.at) bySecond.set(secondOf(point), point);
    }
    this.points = [...bySecond.values()].sort((one, other) => one.at - other.at).slice(-KEPT);
    this.#measure(points);
  }

  #measure(points: Points): void {
    for (const { value } of points) this.digits = Math.max(this.digits, digitsOf(value));
  }
}

function secondOf({ at }: PointOfTime): number {
  return Math.floor(at / 1000);
}

/** How many decimals a number is written with. */
export function digitsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = `${value}`.split('e');
  const written = mantissa.split('.')[1]?.length ?? 0;
  return Math.min(MOST_DIGITS, Math.max(0, written - Number(exponent)));
}
