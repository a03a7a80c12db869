import type { CDPSession, Page } from '@playwright/test';

/** What a page keeps once all that nobody needs has been collected. */
export interface Level {
  /** In bytes: what scripts made, without the code that the browser makes of them, which grows for hours. */
  heap: number;
  nodes: number;
  listeners: number;
}

interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[]] } };
  nodes: number[];
}

const OF_SCRIPTS = ['object', 'closure', 'array', 'string', 'concatenated string', 'number'];

/** Tells again and again what a page keeps; Chromium alone can say so. */
export async function levelsOf(page: Page): Promise<() => Promise<Level>> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('HeapProfiler.enable');
  return async () => {
    const heap = sizeOf(await snapshotOf(browser));
    const { nodes, jsEventListeners } = await browser.send('Memory.getDOMCounters');
    return { heap, nodes, listeners: jsEventListeners };
  };
}

async function snapshotOf(browser: CDPSession): Promise<Snapshot> {
  // What the first round finds to be over lets go of more.
  for (let round = 0; round < 3; round++) await browser.send('HeapProfiler.collectGarbage');
  const parts: string[] = [];
  const onChunk = ({ chunk }: { chunk: string }) => parts.push(chunk);
  browser.on('HeapProfiler.addHeapSnapshotChunk', onChunk);
  await browser.send('HeapProfiler.takeHeapSnapshot');
  browser.off('HeapProfiler.addHeapSnapshotChunk', onChunk);
  return JSON.parse(parts.join('')) as Snapshot;
}

function sizeOf({ snapshot: { meta }, nodes }: Snapshot): number {
  const [type, size] = ['type', 'self_size'].map((field) => meta.node_fields.indexOf(field));
  let sum = 0;
  for (let at = 0; at < nodes.length; at += meta.node_fields.length) {
    const kind = meta.node_types[0][nodes[at + (type ?? 0)] ?? 0] ?? '';
    if (OF_SCRIPTS.includes(kind)) sum += nodes[at + (size ?? 0)] ?? 0;
  }
  return sum;
}

/** What lies in the middle of these. */
export function median(levels: readonly Level[]): Level {
  const middle = (of: (level: Level) => number) =>
    levels.map(of).sort((one, other) => one - other)[Math.floor(levels.length / 2)] ?? NaN;
  return {
    heap: middle(({ heap }) => heap),
    nodes: middle(({ nodes }) => nodes),
    listeners: middle(({ listeners }) => listeners),
  };
}
