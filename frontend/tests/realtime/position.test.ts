import type { LoggedEvent } from '@/contract/rest';
import { Position, type SyncPage } from '@/realtime/position';
import { describe, expect, it, vi } from 'vitest';
import { until } from '../until';

const event = (seq: number): LoggedEvent => ({ seq, type: 'new_message', at: '', data: {} });
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => event(from + index));

function setUp(pages: SyncPage[] = []) {
  const applied: number[] = [];
  const readAfter = vi.fn(async () => pages.shift() ?? { events: [], head: 0, more: false });
  const position = new Position(({ seq }) => applied.push(seq), readAfter);
  position.start({ seq: 10, epoch: 'first' });
  return { applied, readAfter, position };
}

describe('Position', () => {
  it('receives nothing before the first snapshot', () => {
    const applied: number[] = [];
    const position = new Position(
      ({ seq }) => applied.push(seq),
      async () => ({ events: [], head: 0, more: false }),
    );
    position.receive(event(1));
    expect(applied).toEqual([]);
    expect(position.seq).toBeNull();
  });

  it('applies events in order and each once', () => {
    const { applied, position, readAfter } = setUp();
    for (const seq of [11, 11, 12, 9, 12]) position.receive(event(seq));
    expect(applied).toEqual([11, 12]);
    expect(readAfter).not.toHaveBeenCalled();
  });

  it('holds an early event back and reads what is missing', async () => {
    const { applied, position, readAfter } = setUp([
      { events: range(11, 13), head: 13, more: false },
    ]);
    position.receive(event(13));
    expect(applied).toEqual([]);
    await until(() => expect(applied).toEqual([11, 12, 13]));
    expect(readAfter).toHaveBeenCalledExactlyOnceWith(10);
  });

  it('reads page after page when the head is far ahead', async () => {
    const { applied, position, readAfter } = setUp([
      { events: range(11, 210), head: 300, more: true },
      { events: range(211, 300), head: 300, more: false },
    ]);
    position.reach(300);
    await until(() => expect(applied.at(-1)).toBe(300));
    expect(applied).toHaveLength(290);
    expect(readAfter).toHaveBeenCalledTimes(2);
  });

  it('reads nothing when the head is where it stands', () => {
    const { position, readAfter } = setUp();
    position.reach(10);
    expect(readAfter).not.toHaveBeenCalled();
  });

  it('gives up on a failure and mends at the next head', async () => {
    const { applied, position, readAfter } = setUp([
      { events: range(11, 12), head: 12, more: false },
    ]);
    readAfter.mockRejectedValueOnce(new Error('cut'));
    expect(await position.repair()).toBe(false);
    position.reach(12);
    await until(() => expect(applied).toEqual([11, 12]));
  });

  it('does not spin when the log gives nothing', async () => {
    const { position, readAfter } = setUp();
    position.receive(event(15));
    await until(() => expect(readAfter).toHaveBeenCalledTimes(1));
  });
});
