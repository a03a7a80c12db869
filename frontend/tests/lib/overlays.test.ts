import { closeByBack } from '@/lib/overlays';
import { navigate, route } from '@/lib/router.svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '../until';

const depth = () => (history.state as { overlays?: number } | null)?.overlays ?? 0;
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

/** An overlay that opens, and notes that it was closed by back. */
function open() {
  const close = vi.fn();
  return { close, closed: closeByBack(close) };
}

beforeEach(() => navigate('/join/TEST01'));

describe('what lies over the page', () => {
  it('is closed by back, and the page stays', async () => {
    const sheet = open();
    history.back();
    await until(() => expect(sheet.close).toHaveBeenCalledOnce());
    sheet.closed();
    await settled();
    expect([depth(), location.pathname]).toEqual([0, '/join/TEST01']);
  });

  it('leaves no entry behind when it is closed by other means', async () => {
    const sheet = open();
    expect(depth()).toBe(1);
    sheet.closed();
    await until(() => expect(depth()).toBe(0));
    expect(sheet.close).not.toHaveBeenCalled();
  });

  it('is closed one by one where one lies over another', async () => {
    const [below, above] = [open(), open()];
    history.back();
    await until(() => expect(above.close).toHaveBeenCalledOnce());
    expect(below.close).not.toHaveBeenCalled();
    history.back();
    await until(() => expect(below.close).toHaveBeenCalledOnce());
  });

  it('takes the entry of what closed as it opened', async () => {
    const length = history.length;
    const menu = open();
    menu.closed();
    const sheet = open();
    await settled();
    expect([depth(), sheet.close.mock.calls]).toEqual([1, []]);
    expect(history.length).toBeLessThanOrEqual(length + 1);
    sheet.closed();
    await until(() => expect(depth()).toBe(0));
  });

  /** What closed has asked for its entry to be given back; the history has not yet gone there. */
  const nextTask = () => new Promise((resolve) => setTimeout(resolve));

  it('stays open where another’s entry is still being given back', async () => {
    open().closed();
    await nextTask();
    const sheet = open();
    await settled();
    expect([depth(), sheet.close.mock.calls]).toEqual([1, []]);
    history.back();
    await until(() => expect(sheet.close).toHaveBeenCalledOnce());
    expect(route.path).toBe('/join/TEST01');
  });

  it('does not lead back from the address that its closing led to', async () => {
    open().closed();
    await nextTask();
    navigate('/sessions/s2');
    await settled();
    expect([route.path, depth()]).toEqual(['/sessions/s2', 0]);
  });

  it('gives its entry to the address that it leads to', async () => {
    const sheet = open();
    navigate('/sessions/s1');
    sheet.closed();
    await settled();
    expect([route.path, depth()]).toEqual(['/sessions/s1', 0]);
    history.back();
    await until(() => expect(route.path).toBe('/join/TEST01'));
  });

  it('does not open again by going forward', async () => {
    const sheet = open();
    history.back();
    await until(() => expect(sheet.close).toHaveBeenCalledOnce());
    history.forward();
    await until(() => expect(depth()).toBe(1));
    expect(sheet.close).toHaveBeenCalledOnce();
    history.back();
    await until(() => expect(depth()).toBe(0));
    expect(route.path).toBe('/join/TEST01');
  });
});
