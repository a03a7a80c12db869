import type { Answer } from './types';

/** Whether there is something in it that could be sent. */
export function isAnswer(answer: Answer | null): answer is Answer {
  if (typeof answer === 'string') return answer.trim() !== '';
  return Array.isArray(answer) ? answer.length > 0 : answer !== null;
}

/** Whether two answers say the same, in the same order. */
export function isSame(one: Answer | null, other: Answer | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
