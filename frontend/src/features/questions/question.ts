import type { ListedQuestion } from '@/contract/socket';

export type Question = ListedQuestion;
export type Sort = 'votes' | 'newest';

export const SORTS: readonly Sort[] = ['votes', 'newest'];

/** The states in which everybody sees a question, in the order in which a list shows them. */
const SHOWN = ['answering', 'open', 'answered'];

export function isShown({ state }: Question): boolean {
  return SHOWN.includes(state);
}

/** Sorted by what a reader wants first: being answered now, then open, then answered; within these as chosen. */
export function sorted(questions: readonly Question[], sort: Sort): Question[] {
  return questions.filter(isShown).sort((one, other) => {
    const group = SHOWN.indexOf(one.state) - SHOWN.indexOf(other.state);
    return group || compare(one, other, sort) || (one.id < other.id ? -1 : 1);
  });
}

function compare(one: Question, other: Question, sort: Sort): number {
  const later = Date.parse(other.asked_at) - Date.parse(one.asked_at);
  return sort === 'newest' ? later : other.votes - one.votes || -later;
}
