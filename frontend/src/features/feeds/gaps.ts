import type { Gap, PointOfTime } from '@/contract/rest';

/** A place of the line; nothing where something is missing. */
export interface Place {
  at: number;
  value: number | null;
}

/** The line of these values, broken wherever something is missing between two of them. */
export function broken(points: readonly PointOfTime[], gaps: readonly Gap[]): Place[] {
  const holes = gaps.map(({ begins, ends }) => ({ at: (begins + ends) / 2, value: null }));
  const first = points[0]?.at ?? Infinity;
  const last = points.at(-1)?.at ?? -Infinity;
  const within = holes.filter(({ at }) => at > first && at < last);
  return [...points, ...within].sort((one, other) => one.at - other.at);
}

/** Those of the gaps that are not over at this time. */
export function since(gaps: readonly Gap[], at: number): Gap[] {
  return gaps.filter(({ ends }) => ends > at);
}
