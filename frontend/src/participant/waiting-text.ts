import { t } from './texts';
import type { Refusal } from '@/rest/problem';

/** Why one waits for so many seconds, and that it then goes on by itself. */
export function waitingText(refusal: Refusal | null, seconds: number): string {
  const guessed = refusal?.code === 'guessed_too_often';
  return t(guessed ? 'guessed_text' : 'busy_text', { seconds });
}
