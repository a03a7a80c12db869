import type { Component } from 'svelte';
import type { Activity, Answer, Kind } from './types';

/** How one kind is answered: `value` is what would be sent, null while it is nothing yet. */
export type AnswerView = Component<
  { activity: Activity; value: Answer | null; disabled: boolean; onsend: () => void },
  Record<string, never>,
  'value'
>;

/** What a kind is answered with. Its code comes when the first of its kind is opened. */
export const ANSWER_VIEWS: Record<Exclude<Kind, 'quiz'>, () => Promise<{ default: AnswerView }>> = {
  choice: () => import('./answer/ChoiceAnswer.svelte'),
  scale: () => import('./answer/ScaleAnswer.svelte'),
  ranking: () => import('./answer/RankingAnswer.svelte'),
  open: () => import('./answer/OpenAnswer.svelte'),
  cloud: () => import('./answer/CloudAnswer.svelte'),
};

/** What stands there before anybody has touched it. */
export function untouched({ kind, options }: Activity): Answer | null {
  return kind === 'ranking' ? options.map(({ id }) => id) : null;
}
