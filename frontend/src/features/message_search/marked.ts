/** Part of a text; `hit` if it is what was looked for. */
export interface Part {
  text: string;
  hit: boolean;
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/** A text in parts, of which some are what was looked for, as the server compares: whatever case and width. */
export function marked(text: string, query: string): Part[] {
  const needle = fold(query).trim().replace(/\s+/g, ' ');
  const { folded, from } = positions(text);
  const parts: Part[] = [];
  let done = 0;
  const upTo = (end: number, hit: boolean) => {
    if (end > done) parts.push({ text: text.slice(done, end), hit });
    done = Math.max(done, end);
  };
  let at = needle ? folded.indexOf(needle) : -1;
  while (at >= 0) {
    upTo(from[at] as number, false);
    upTo(from[at + needle.length] as number, true);
    at = folded.indexOf(needle, at + needle.length);
  }
  upTo(text.length, false);
  return parts;
}

/** The text as it is compared, and where each of its characters stands in the text itself. */
function positions(text: string): { folded: string; from: number[] } {
  let folded = '';
  let position = 0;
  const from: number[] = [];
  for (const char of text) {
    const isSpace = /\s/.test(char);
    const key = isSpace ? (folded.endsWith(' ') ? '' : ' ') : fold(char);
    from.push(...Array<number>(key.length).fill(position));
    folded += key;
    position += char.length;
  }
  return { folded, from: [...from, position] };
}
