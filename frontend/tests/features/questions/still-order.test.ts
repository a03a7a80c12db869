import { StillOrder } from '@/features/questions/still-order.svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { question } from './makers';

let order: StillOrder;
let list: HTMLElement;
let detach: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  order = new StillOrder();
  list = document.createElement('div');
  detach = order.attach(list);
});

afterEach(() => {
  detach();
  vi.useRealTimers();
});

it.each(['pointermove', 'pointerdown', 'keydown', 'focusin'])(
  'stands still for four seconds after a %s',
  (kind) => {
    expect(order.mayMove).toBe(true);
    list.dispatchEvent(new Event(kind));
    vi.advanceTimersByTime(3_999);
    expect(order.mayMove).toBe(false);
    vi.advanceTimersByTime(1);
    expect(order.mayMove).toBe(true);
  },
);

it('stands still below the top for as long as it is read there', () => {
  list.scrollTop = 200;
  list.dispatchEvent(new Event('scroll'));
  vi.advanceTimersByTime(60_000);
  expect(order.mayMove).toBe(false);
  list.scrollTop = 0;
  list.dispatchEvent(new Event('scroll'));
  expect(order.mayMove).toBe(true);
});

it('says how many are missing, and whether their places changed', () => {
  const [a, b] = [question('a'), question('b')];
  order.take([a, b]);
  expect([order.missing([b, a]), order.isStale([b, a])]).toEqual([0, true]);
  expect([order.missing([a, b, question('c')]), order.isStale([a, b])]).toEqual([1, false]);
});
