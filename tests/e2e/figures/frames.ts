import type { Page } from '@playwright/test';

interface Traced {
  name: string;
  /** In µs. */
  ts: number;
}

const CATEGORIES = ['disabled-by-default-devtools.timeline.frame', 'devtools.timeline.frame'];

/** How many frames the browser drew in each whole second of this time, by its own trace. */
export async function framesOf(page: Page, ms: number): Promise<number[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('a page of no browser');
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), ms);
  const trace = JSON.parse(String(await browser.stopTracing())) as { traceEvents: Traced[] };
  const drawn = trace.traceEvents.filter(({ name }) => name === 'DrawFrame').map(({ ts }) => ts);
  const first = Math.min(...drawn);
  const seconds = Array.from({ length: Math.floor(ms / 1000) }, () => 0);
  for (const at of drawn) {
    const second = Math.floor((at - first) / 1e6);
    if (second < seconds.length) seconds[second] = (seconds[second] ?? 0) + 1;
  }
  return seconds;
}
