import ParticipantCount from '@/features/live_sessions/ParticipantCount.svelte';
import ReactionStrip from '@/features/reactions/ReactionStrip.svelte';
import ConnectionLine from '@/features/messages/ConnectionLine.svelte';
import MessageText from '@/features/messages/MessageText.svelte';
import { followTranslators } from '@/lib/translated';
import { render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let stop: () => void;
beforeEach(() => (stop = followTranslators()));
afterEach(() => stop());

const inFonts = (content: Node) => {
  const [outer, inner] = [document.createElement('font'), document.createElement('font')];
  outer.append(inner);
  inner.append(content);
  return outer;
};

function textsIn(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found.filter((text) => text.data.trim() && !text.parentElement?.closest('font'));
}

/** What translators do with a text: put a translation in its place, or wrap it where it is. */
const translators: Record<string, (text: Text) => void> = {
  replacing: (text) => text.replaceWith(inFonts(new Text(`«${text.data}»`))),
  'inserting, then removing': (text) => {
    text.before(inFonts(new Text(`«${text.data}»`)));
    text.remove();
  },
  wrapping: (text) => {
    const place = document.createElement('font');
    text.replaceWith(place);
    place.append(inFonts(text));
  },
};

describe.each(Object.entries(translators))('a page translated by %s', (_, translate) => {
  async function translated(root: Node): Promise<void> {
    textsIn(root).forEach(translate);
    await tick();
  }

  it('goes on counting, also when it is translated again', async () => {
    const { container, rerender } = render(ParticipantCount, { count: 1 });
    for (const count of [2, 3]) {
      await translated(container);
      expect(container.querySelectorAll('font')).not.toHaveLength(0);
      await rerender({ count });
      await tick();
      expect(container.textContent?.trim()).toBe(`${count}명`);
    }
  });

  it('shows what comes and takes away what goes', async () => {
    const { container, rerender } = render(ReactionStrip, {
      recent: [
        ['👍', 1],
        ['❤️', 2],
      ],
    });
    await translated(container);
    await rerender({
      recent: [
        ['❤️', 5],
        ['😀', 1],
      ],
    });
    await tick();
    const items = [...container.querySelectorAll('li')].map((item) => item.textContent);
    expect(items.map((item) => item?.replaceAll(/[«»\s]/g, ''))).toEqual(['❤️5', '😀1']);
    await translated(container);
    await rerender({ recent: [] });
    await tick();
    expect(container.textContent).toBe('');
  });

  it('loses no place where something comes and goes', async () => {
    vi.useFakeTimers();
    const { container, rerender } = render(ConnectionLine, { phase: 'lost' as const });
    for (let round = 0; round < 2; round++) {
      await vi.advanceTimersByTimeAsync(6_000);
      expect(container.textContent).not.toBe('');
      await translated(container);
      await rerender({ phase: 'joined' });
      await tick();
      expect(container.textContent?.trim()).toBe('');
      await rerender({ phase: 'lost' });
    }
    vi.useRealTimers();
  });

  it('changes texts with links in them', async () => {
    const { container, rerender } = render(MessageText, { text: 'a https://a.example b' });
    await translated(container);
    await rerender({ text: 'c' });
    await tick();
    expect(container.textContent?.trim()).toBe('c');
    await translated(container);
    await rerender({ text: 'd https://d.example e' });
    await tick();
    expect(container.textContent?.trim()).toBe('d https://d.example e');
  });
});

describe('a reader who wants the original', () => {
  it('sees it, and it goes on changing', async () => {
    const { container, rerender } = render(ParticipantCount, { count: 1 });
    const [text] = textsIn(container) as [Text];
    text.replaceWith(inFonts(new Text('one')));
    await tick();
    container.querySelector('font')?.replaceWith(text);
    await tick();
    expect(container.textContent?.trim()).toBe('1명');
    await rerender({ count: 2 });
    expect(container.textContent?.trim()).toBe('2명');
  });
});
