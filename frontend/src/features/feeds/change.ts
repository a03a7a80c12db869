import type { PointOfTime } from '@/contract/rest';

/** How far a value has moved from the first that is known. */
export interface Change {
  direction: 'up' | 'down' | 'same';
  by: number;
  /** As a share of the first; none where that was nothing. */
  share: number | null;
  since: number;
}

export function changeOf(points: readonly PointOfTime[]): Change | null {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  const by = last.value - first.value;
  const share = first.value ? by / Math.abs(first.value) : null;
  return { direction: directionOf(by), by, share, since: first.at };
}

function directionOf(by: number): Change['direction'] {
  if (by === 0) return 'same';
  return by > 0 ? 'up' : 'down';
}
