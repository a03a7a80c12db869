/** So many letters stand large, and so many in between; more are as small as the last row can read. */
const [FEW, MANY] = [70, 180];
const [MIDDLE, LEAST] = [3.6, 2.75];

/** The size of a text on a screen for a whole room, as CSS: the longer, the smaller. `large` is in `vmin`. */
export function sizeOf(text: string, large: number): string {
  const size = text.length <= FEW ? large : text.length <= MANY ? Math.min(large, MIDDLE) : LEAST;
  return `max(${size < large ? 1.125 : 1.5}rem, ${size}vmin)`;
}
