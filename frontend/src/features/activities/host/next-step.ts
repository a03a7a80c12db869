import type { Activity } from '@/contract/rest';

/** What comes next, with the activity that it is about. */
export type NextStep =
  | { do: 'open' | 'close' | 'reveal' | 'next'; activity: Activity }
  | { do: 'new'; activity?: undefined };

/** Which of the activities is the one to look at: the open one, or the last that was. */
export function currentOf(activities: readonly Activity[]): Activity | undefined {
  const open = activities.find(({ status }) => status === 'open');
  const closed = activities.filter(({ closed_at }) => closed_at !== null);
  return open ?? closed.sort((one, other) => latest(other) - latest(one))[0];
}

/** The one thing that a presenter most likely wants to do now. */
export function nextStep(activities: readonly Activity[]): NextStep {
  const current = currentOf(activities);
  if (current?.status === 'open') return { do: ofOpen(current), activity: current };
  if (current && !current.revealed && current.answered > 0)
    return { do: 'reveal', activity: current };
  const draft = activities.find(({ status }) => status === 'draft');
  return draft ? { do: 'open', activity: draft } : { do: 'new' };
}

function ofOpen({ kind, questions, question_id, revealed }: Activity): 'close' | 'next' | 'reveal' {
  if (kind !== 'quiz') return 'close';
  if (question_id === null) return 'next';
  if (!revealed) return 'reveal';
  return questions.at(-1)?.id === question_id ? 'close' : 'next';
}

function latest({ opened_at }: Activity): number {
  return Date.parse(opened_at ?? '');
}
