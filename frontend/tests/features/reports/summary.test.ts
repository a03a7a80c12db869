import type { Summary } from '@/contract/rest';
import SessionSummary from '@/features/reports/SessionSummary.svelte';
import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { serverAnswers } from '../../server';

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
