import type { LiveSessionView } from '@/contract/rest';
import { Activities } from '@/features/activities/activities.svelte';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { Messages } from '@/features/messages/messages.svelte';
import { Questions } from '@/features/questions/questions.svelte';
import { meaningOf } from '@/features/replay/keys';
import { asClock, inWords } from '@/features/replay/passed';
import { Player } from '@/features/replay/player.svelte';
import { Recording, type Logged } from '@/features/replay/recording';
import { ReplayedRoom } from '@/features/replay/replayed-room';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { message } from '../../makers';
import { mySession } from '../../server';

const BEGAN = Date.parse('2026-11-20T09:00:00Z');
const MINUTE = 60_000;
const KINDS = [SessionState, Messages, Questions, Activities];

/** One message each second, for so long. */
function said(count: number): Logged[] {
  return Array.from({ length: count }, (_, index) => ({
    seq: index + 1,
    type: 'new_message',
    at: new Date(BEGAN + (index + 1) * 1000).toISOString(),
    data: { ...message(index + 1) },
  }));
}

function recorded(events: Logged[], minutes = 60): Recording {
  const session: LiveSessionView = {
    ...mySession(),
    status: 'ended',
    started_at: new Date(BEGAN).toISOString(),
    ended_at: new Date(BEGAN + minutes * MINUTE).toISOString(),
  };
  const people = [3, 5].map((count, minute) => ({
    at: new Date(BEGAN + minute * MINUTE).toISOString(),
    count,
  }));
  return new Recording(session, { people, votes: { q1: 7 } }, events);
}

const asked: Logged = {
  seq: 9001,
  type: 'question_asked',
  at: new Date(BEGAN + 30 * MINUTE).toISOString(),
  data: { id: 'q1', seq: 9001, text: '왜요?', state: 'open', votes: 0, asker: null },
};

function playing(recording: Recording): Player {
  return new Player(recording, new ReplayedRoom('s1', KINDS));
}

const texts = ({ room }: Player) => room.store(Messages).list.map(({ seq }) => seq);

afterEach(() => void vi.useRealTimers());

describe('a recording', () => {
  it('knows what had happened at a moment, and who was there', () => {
    const recording = recorded(said(10));
    expect([-1, 0, 999, 1000, 5500, 1e9].map((time) => recording.countAt(time))).toEqual([
      0, 0, 0, 1, 5, 10,
    ]);
    expect([-1, 0, MINUTE].map((time) => recording.peopleAt(time))).toEqual([0, 3, 5]);
  });

  it('leaves out what came after the end', () => {
    expect(recorded(said(120), 1).countAt(1e9)).toBe(60);
    expect(recorded([asked], 1).marks).toEqual([]);
  });

  it('marks questions, and counts messages by parts', () => {
    const recording = recorded([...said(900), asked]);
    expect(recording.marks).toEqual([{ at: 30 * MINUTE, kind: 'question', text: '왜요?' }]);
    expect(recording.messagesIn(6)).toEqual([600, 300, 0, 0, 0, 0]);
  });
});

describe('a player', () => {
  it('shows the same at a moment, from wherever it comes', () => {
    const player = playing(recorded([...said(1700), asked]));
    player.seek(1600_000);
    const there = texts(player);
    expect(there.at(-1)).toBe(1600);
    player.seek(0);
    expect(texts(player)).toEqual([]);
    player.seek(700_000);
    player.seek(1600_000);
    expect(texts(player)).toEqual(there);
    player.seek(10_000);
    expect(texts(player)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    player.close();
  });

  it('shows people and questions with the votes of the end', () => {
    const player = playing(recorded([...said(3), asked]));
    expect(player.room.store(Questions).list).toEqual([]);
    player.seek(30 * MINUTE);
    expect(player.room.store(Questions).list).toMatchObject([{ text: '왜요?', votes: 7 }]);
    expect(player.room.store(SessionState).participantCount).toBe(5);
    player.close();
  });

  it('plays as fast as it is told to, and stops at the end', () => {
    vi.useFakeTimers();
    const player = playing(recorded(said(60), 1));
    player.play();
    vi.advanceTimersByTime(2000);
    expect(texts(player)).toEqual([1, 2]);
    player.speed = 16;
    vi.advanceTimersByTime(1000);
    expect(texts(player).at(-1)).toBe(18);
    vi.advanceTimersByTime(10_000);
    expect(player.playing).toBe(false);
    expect(player.time).toBe(MINUTE);
    player.toggle();
    expect([player.playing, player.time]).toEqual([true, 0]);
    player.toggle();
    expect(player.playing).toBe(false);
    player.close();
  });

  it('has nothing to show of a session in which nothing was said', () => {
    const player = playing(recorded([], 0));
    player.seek(5);
    expect([player.time, texts(player)]).toEqual([0, []]);
    player.close();
  });
});

describe('keys', () => {
  const press = (key: string, html: string, more = {}) => {
    document.body.innerHTML = html;
    const target = document.body.firstElementChild ?? document.body;
    return meaningOf({ key, target, ...more } as unknown as KeyboardEvent, 60_000, 90_000);
  };

  it('move, and play or pause', () => {
    expect(press('ArrowLeft', '<p></p>')).toBe(50_000);
    expect(press('ArrowRight', '<button></button>')).toBe(70_000);
    expect(press('Home', '<p></p>')).toBe(0);
    expect(press('End', '<input type="range">')).toBe(90_000);
    expect(press('PageUp', '<input type="range">')).toBe(120_000);
    expect(press(' ', '<input type="range">')).toBe('toggle');
  });

  it('mean what they meant where they mean something', () => {
    expect(press(' ', '<button></button>')).toBeUndefined();
    expect(press('End', '<div tabindex="0"></div>')).toBeUndefined();
    expect(press('PageUp', '<p></p>')).toBeUndefined();
    expect(press('ArrowLeft', '<p></p>', { altKey: true })).toBeUndefined();
    expect(press('x', '<p></p>')).toBeUndefined();
  });
});

it('says how much time has passed', () => {
  expect([asClock(5000), asClock(65_000), asClock(3_723_000)]).toEqual(['0:05', '1:05', '1:02:03']);
  expect(inWords(65_000)).toBe('1분 5초');
  expect(inWords(3_723_000)).toBe('1시간 2분 3초');
});
