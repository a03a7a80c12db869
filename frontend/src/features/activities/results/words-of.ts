import type { Results } from '../types';

/** The words of a cloud with their counts, heaviest first; of any other results none. */
export function wordsOf(results: Results): (readonly [text: string, count: number])[] {
  return 'words' in results ? (results.words as [string, number][]) : [];
}
