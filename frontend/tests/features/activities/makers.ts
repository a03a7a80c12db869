import type { Activity as HostActivity } from '@/contract/rest';
import type { Activity } from '@/features/activities/types';

/** An open choice of two, as everybody sees it. */
export function shown(change: Partial<Activity> = {}): Activity {
  return {
    id: 'a1',
    kind: 'choice',
    prompt: '점심은 무엇으로 할까요?',
    options: [
      { id: 'a', text: '비빔밥' },
      { id: 'b', text: '국수' },
    ],
    question: null,
    settings: { live_results: false, most: 1 },
    status: 'open',
    revealed: false,
    opened_at: '2026-11-29T09:00:00Z',
    closed_at: null,
    solution: null,
    answered: 0,
    results: null,
    mine: null,
    voted: [],
    ...change,
  };
}

/** The same as a host has prepared it. */
export function prepared(change: Partial<HostActivity> = {}): HostActivity {
  const { id, kind, prompt, options, settings } = shown();
  return {
    id,
    kind,
    prompt,
    options: options.map((option) => ({ ...option, right: false })),
    questions: [],
    settings,
    status: 'draft',
    revealed: false,
    answered: 0,
    opened_at: null,
    closed_at: null,
    question_id: null,
    hidden_words: [],
    position: 1,
    question: null,
    ...change,
  };
}

/** Of the log, the number of an event is all that these tests leave out. */
export const seq = 1;
