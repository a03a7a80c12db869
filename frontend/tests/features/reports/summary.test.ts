import type { Summary } from '@/contract/rest';
import SessionSummary from '@/features/reports/SessionSummary.svelte';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { problem, serverAnswers } from '../../server';
import { until } from '../../until';

const chatOnly: Summary = {
  people_peak: 3,
  people_total: 4,
  messages: 5,
  writers: 2,
  first_message_at: null,
  last_message_at: null,
  reactions: {},
  reaction_course: { step_minutes: 1, steps: [] },
  started_at: null,
  ended_at: null,
  duration_seconds: 120,
  questions: 0,
  question_votes: 0,
  questions_answered: 0,
  activities: 0,
  answers: 0,
};

async function figures(change: Partial<Summary> = {}): Promise<Map<string, string>> {
  serverAnswers({ body: { ...chatOnly, ...change } });
  render(SessionSummary, { sessionId: 's1' });
  const names = await screen.findAllByRole('term');
  return new Map(names.map((one) => [text(one), text(one.nextElementSibling)]));
}

const text = (one: Element | null) => one?.textContent?.trim() ?? '';

describe('the summary of a session', () => {
  it('says nothing of questions and activities where there were none', async () => {
    const told = await figures();
    expect([...told.keys()]).toEqual([
      '모두',
      '가장 많을 때',
      '메시지',
      '글을 쓴 사람',
      '진행 시간',
    ]);
  });

  it('says how many asked, voted and were answered', async () => {
    const told = await figures({ questions: 3, question_votes: 1200, questions_answered: 2 });
    expect([told.get('질문'), told.get('질문 투표'), told.get('답한 질문')]).toEqual([
      '3',
      '1,200',
      '2',
    ]);
    expect(told.has('활동 답변')).toBe(false);
  });

  it('says how many activities were answered, and how often', async () => {
    const told = await figures({ activities: 2, answers: 31 });
    expect([told.get('답이 있는 활동'), told.get('활동 답변')]).toEqual(['2', '31']);
    expect(told.has('질문')).toBe(false);
  });
});

/** A summary, and the chat as a file that comes as the test writes it. */
async function downloading(messages: number) {
  serverAnswers({ body: { ...chatOnly, messages } });
  render(SessionSummary, { sessionId: 's1' });
  await screen.findAllByRole('term');
  let coming!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (made) => void (coming = made) });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body)));
  await fireEvent.click(screen.getByRole('button', { name: '채팅 다운로드 (텍스트)' }));
  const push = (text: string) => coming.enqueue(new TextEncoder().encode(text));
  return { coming, push };
}

describe('the chat as a file', () => {
  const click = vi.fn();

  beforeEach(() => {
    click.mockReset();
    URL.createObjectURL = vi.fn(() => 'blob:1');
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(click);
  });

  it('shows no progress of what was refused', async () => {
    await figures();
    serverAnswers(problem(429, 'rate_limited'));
    const { fetch } = globalThis;
    let answer!: () => void;
    const waiting = new Promise<void>((go) => (answer = go));
    vi.stubGlobal('fetch', (path: string, how: RequestInit) =>
      waiting.then(() => fetch(path, how)),
    );
    await fireEvent.click(screen.getByRole('button', { name: '채팅 다운로드 (CSV)' }));
    expect(screen.getByRole('progressbar')).toBeInTheDocument();
    answer();
    await until(() => expect(screen.queryByRole('progressbar')).toBeNull());
  });

  it('says how much of it has come, until it is there', async () => {
    const { coming, push } = await downloading(1200);
    expect(screen.getByRole('progressbar')).toHaveAccessibleName('채팅을 받고 있어요…');
    push('09:00 민지: 하나\n    둘\n09:01 지우: 셋\n');
    const counted = await screen.findByText('메시지 1,200개 중 2개를 담았어요.');
    expect(screen.getByRole('progressbar')).toHaveAccessibleName(counted.textContent);
    expect(click).not.toHaveBeenCalled();
    coming.close();
    await until(() => expect(click).toHaveBeenCalledTimes(1));
    await until(() => expect(screen.queryByRole('progressbar')).toBeNull());
  });

  it('saves nothing of what breaks off', async () => {
    const { coming, push } = await downloading(3);
    push('09:00 민지: 하나\n');
    await screen.findByText('메시지 3개 중 1개를 담았어요.');
    coming.error(new TypeError('network error'));
    await until(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(click).not.toHaveBeenCalled();
  });
});
