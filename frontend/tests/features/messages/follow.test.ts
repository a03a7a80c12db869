import { Follow } from '@/features/messages/follow.svelte';
import { describe, expect, it } from 'vitest';

/** A list as a browser lays it out, which jsdom does not: heights that the test sets. */
function setUp(clientHeight = 300, scrollHeight = 1_000) {
  const list = document.createElement('div');
  list.append(document.createElement('div'));
  const sizes = { clientHeight, scrollHeight };
  for (const name of ['clientHeight', 'scrollHeight'] as const) {
    Object.defineProperty(list, name, { get: () => sizes[name] });
  }
  const follow = new Follow();
  follow.attach(list);
  const scrollTo = (top: number) => {
    list.scrollTop = top;
    list.dispatchEvent(new Event('scroll'));
  };
  follow.toNewest();
  scrollTo(scrollHeight - clientHeight);
  return { follow, sizes, scrollTo };
}

describe('Follow', () => {
  it('lets go when the reader scrolls up, and takes up again at the end', () => {
    const { follow, scrollTo } = setUp();
    scrollTo(400);
    expect(follow.following).toBe(false);
    scrollTo(690);
    expect(follow.following).toBe(true);
  });

  it.each([
    ['the window is turned', { clientHeight: 500, scrollHeight: 800 }, 200],
    ['the list grows lower', { clientHeight: 200, scrollHeight: 1_000 }, 650],
    ['its messages wrap anew', { clientHeight: 300, scrollHeight: 1_400 }, 600],
  ])('goes on when %s and the browser moves the list', (_, changed, top) => {
    const { follow, sizes, scrollTo } = setUp();
    Object.assign(sizes, changed);
    scrollTo(top);
    expect(follow.following).toBe(true);
    scrollTo(top - 100);
    expect(follow.following).toBe(false);
  });

  it('stays where the reader is when that happens higher up', () => {
    const { follow, sizes, scrollTo } = setUp();
    scrollTo(100);
    Object.assign(sizes, { clientHeight: 500, scrollHeight: 1_200 });
    scrollTo(80);
    expect(follow.following).toBe(false);
  });
});
