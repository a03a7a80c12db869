import type { TabPart } from '@/features/feature';
import RoomTabs from '@/participant/RoomTabs.svelte';
import { StandIn } from '@/realtime/deferred.svelte';
import { Room } from '@/realtime/room';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import Nothing from '../ui/Nothing.svelte';
import { FakeSocket } from '../fake-socket';

let room: Room;
const now = $state({ there: true, news: 0, call: null as string | null, said: 0 });
let chosen = $state({ shown: '' });

const tab = (name: string): TabPart => ({
  stores: [],
  label: () => name,
  view: Nothing,
  isThere: () => now.there,
  news: () => now.news,
  calls: () => (name === 'activity' ? now.call : null),
});

async function open(...names: string[]): Promise<void> {
  const standIns = names.map((name) => {
    const load = () => Promise.resolve({ part: tab(name) });
    return new StandIn({ name, shows: [], events: [], isWanted: () => true, load }, room);
  });
  await Promise.all(standIns.map((one) => one.load()));
  const features = [{ mainNews: () => now.said }];
  render(RoomTabs, {
    room,
    features,
    standIns,
    get shown() {
      return chosen.shown;
    },
    set shown(shown) {
      chosen.shown = shown;
    },
  });
  await tick();
}

const selected = () => screen.queryByRole('tab', { selected: true })?.dataset['testid'];
const marked = () =>
  screen
    .queryAllByRole('tab')
    .filter((one) => one.textContent.includes('새 소식이 있어요'))
    .map((one) => one.dataset['testid']);

async function change(what: Partial<typeof now>): Promise<void> {
  Object.assign(now, what);
  await tick();
}

beforeEach(() => {
  Object.assign(now, { there: true, news: 0, call: null, said: 0 });
  chosen = { shown: '' };
  room = new Room({ sessionId: 's1', token: 'token' }, new FakeSocket().asSocket(), []);
});

afterEach(() => {
  room.close();
  document.body.replaceChildren();
});

it('shows no tabs while the session has nothing but the chat, and leaves for it what goes', async () => {
  now.there = false;
  await open('questions');
  expect(screen.queryByRole('tablist')).toBeNull();
  expect(chosen.shown).toBe('');
  await change({ there: true });
  expect(selected()).toBe('tab-chat');
  await userEvent.click(screen.getByTestId('tab-questions'));
  expect(chosen.shown).toBe('questions');
  await change({ there: false });
  expect(chosen.shown).toBe('');
});

it('is one stop of the Tab key; arrows, Home and End choose', async () => {
  await open('questions', 'activity');
  await userEvent.tab();
  expect(screen.getByTestId('tab-chat')).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByTestId('tab-questions')).toHaveFocus();
  expect(selected()).toBe('tab-questions');
  await userEvent.keyboard('{End}');
  expect(selected()).toBe('tab-activity');
  await userEvent.keyboard('{Home}');
  expect(selected()).toBe('tab-chat');
  expect(screen.getAllByRole('tab').map((one) => one.tabIndex)).toEqual([0, -1, -1]);
});

it('marks what changed in tabs that are not seen, until they are', async () => {
  await open('questions');
  expect(marked()).toEqual([]);
  await change({ news: 1 });
  expect(marked()).toEqual(['tab-questions']);
  await userEvent.click(screen.getByTestId('tab-questions'));
  await change({ news: 2, said: 1 });
  expect(marked()).toEqual(['tab-chat']);
});

it('lets the tab come forward that calls, once, and tells who has the page read out', async () => {
  await open('questions', 'activity');
  await change({ call: 'a1' });
  expect(selected()).toBe('tab-activity');
  expect(screen.getAllByRole('status')[0]).toHaveTextContent('‘activity’ 화면으로 옮겼어요.');
  await userEvent.click(screen.getByTestId('tab-chat'));
  await change({ news: 5, call: 'a1' });
  expect(selected()).toBe('tab-chat');
  await change({ call: 'a2' });
  expect(selected()).toBe('tab-activity');
});

it.each(['with the focus in a field', 'with something unsent'])(
  'only marks it for who writes, %s',
  async (how) => {
    const field = document.body.appendChild(document.createElement('textarea'));
    if (how.includes('focus')) field.focus();
    else field.value = '반쯤 쓴 말';
    await open('activity');
    await change({ call: 'a1' });
    expect(selected()).toBe('tab-chat');
    expect(marked()).toEqual(['tab-activity']);
    expect(screen.getAllByRole('status')[0]).toHaveTextContent(
      '‘activity’에 새로 열린 것이 있어요.',
    );
  },
);
