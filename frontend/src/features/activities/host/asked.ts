import type { Activity } from '@/contract/rest';
import type { Asked } from '../results/kinds';

/** What results are shown of: of a quiz its present question; the solution once everybody sees it. */
export function asked({ question_id, questions, revealed, ...activity }: Activity): Asked {
  const { id, kind, settings } = activity;
  const question = questions.find((one) => one.id === question_id);
  const { prompt, options } = question ?? activity;
  const right = options.filter((option) => option.right).map((option) => option.id);
  const solution = revealed && right.length > 0 ? right : null;
  return { id, kind, prompt, options, settings, solution };
}
