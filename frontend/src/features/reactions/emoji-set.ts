/** As the server takes them. */
export const FEWEST = 3;
export const MOST = 8;

/** What is wrong with an emoji that is to be added, or with a set. */
export type Fault = 'not_an_emoji' | 'already_there' | 'too_many' | 'too_few';

/** Sets for usual occasions: any talk, a formal hearing, a celebration, a class, a decision, a workshop. */
export const READY_SETS: readonly (readonly string[])[] = [
  ['👍', '❤️', '😀', '👏', '😮', '❓'],
  ['👍', '👏', '✋', '❓'],
  ['🎉', '🥳', '😍', '🔥', '👏', '❤️'],
  ['✅', '🤔', '🐢', '🐇', '❓', '💡'],
  ['👍', '👎', '🤷', '✋'],
  ['💡', '🙌', '💪', '😂', '🤯', '❤️'],
];

const PICTURE = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]/u;
const SELECTORS = /\ufe0f/g;

/** Why this cannot be added, or null; a browser that cannot count signs leaves that to the server. */
export function faultOf(emoji: string, chosen: readonly string[]): Fault | null {
  if (!PICTURE.test(emoji) || signs(emoji) !== 1) return 'not_an_emoji';
  if (chosen.some((one) => bare(one) === bare(emoji))) return 'already_there';
  return chosen.length >= MOST ? 'too_many' : null;
}

/** With or without its variation selector it is the same emoji. */
function bare(emoji: string): string {
  return emoji.replace(SELECTORS, '');
}

function signs(text: string): number {
  if (!('Segmenter' in Intl)) return 1;
  return [...new Intl.Segmenter().segment(text)].length;
}
