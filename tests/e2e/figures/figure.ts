import { expect, type TestInfo } from '@playwright/test';
import { cpus, loadavg } from 'node:os';

/** Writes a line with a figure, its limit and the machine; the run fails beyond the limit. */
export function told(info: TestInfo, figure: number, bound: { most?: number; least?: number }) {
  const limit = bound.most === undefined ? `≥ ${bound.least}` : `≤ ${bound.most}`;
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? '?'}, load ${loadavg()[0]?.toFixed(1)}`;
  const day = new Date().toISOString().slice(0, 10);
  console.log(`${info.title}: ${figure.toFixed(0)} (${limit}) · ${day}, ${machine}`);
  if (bound.most !== undefined) expect.soft(figure, info.title).toBeLessThanOrEqual(bound.most);
  if (bound.least !== undefined)
    expect.soft(figure, info.title).toBeGreaterThanOrEqual(bound.least);
}

/** What so large a part of the figures does not exceed. */
export function percentile(figures: readonly number[], part: number): number {
  const ordered = [...figures].sort((one, other) => one - other);
  return ordered[Math.ceil(part * ordered.length) - 1] ?? NaN;
}
