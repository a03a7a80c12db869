/** What a site, or a program such as OBS, asks of a view by the query of its address. */
export interface EmbedOptions {
  view: View;
  theme: Theme;
  /** Colours by the names of their custom properties, as CSS has them. */
  colours: Partial<Record<Colour, string>>;
  /** Of all texts, in hundredths of the usual size. */
  size: number;
}

/** One part of the query that means nothing here, and what would. */
export interface Mistake {
  code: 'view_unknown' | 'theme_unknown' | 'colour_invalid' | 'size_invalid' | 'option_unknown';
  name: string;
  value: string;
}

const VIEWS = ['chat', 'screen'] as const;
const THEMES = ['light', 'dark', 'transparent'] as const;
export const COLOURS = ['paper', 'surface', 'line', 'ink', 'muted', 'brand', 'live'] as const;
type View = (typeof VIEWS)[number];
type Theme = (typeof THEMES)[number];
type Colour = (typeof COLOURS)[number];

/** 3, 4, 6 or 8 digits, as CSS has them, of which the last or the last two say how opaque it is. */
const HEX = /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;
const [LEAST, MOST, USUAL] = [50, 300, 100];
/** Of a value that is told back. */
const LONGEST = 40;

const isOne = <Value extends string>(all: readonly Value[], value: string): value is Value =>
  (all as readonly string[]).includes(value);

/** Reads the query of an address; what is wrong in it has no effect, and is told. */
export function readOptions(query: string): { options: EmbedOptions; mistakes: Mistake[] } {
  const options: EmbedOptions = { view: 'screen', theme: 'light', colours: {}, size: USUAL };
  const mistakes: Mistake[] = [];
  for (const [name, value] of new URLSearchParams(query)) {
    const code = take(options, name, value.trim());
    if (code) mistakes.push({ code, name: cut(name), value: cut(value) });
  }
  return { options, mistakes };
}

/** Takes one part into the options; the code of what is wrong with it, if something is. */
function take(options: EmbedOptions, name: string, value: string): Mistake['code'] | null {
  if (isOne(COLOURS, name)) return takeColour(options, name, value);
  if (name === 'size') return takeSize(options, value);
  if (name === 'view') {
    if (!isOne(VIEWS, value)) return 'view_unknown';
    options.view = value;
  } else if (name === 'theme') {
    if (!isOne(THEMES, value)) return 'theme_unknown';
    options.theme = value;
  } else return 'option_unknown';
  return null;
}

function takeColour({ colours }: EmbedOptions, name: Colour, value: string) {
  const digits = HEX.exec(value)?.[1];
  if (!digits) return 'colour_invalid';
  colours[name] = `#${digits.toLowerCase()}`;
  return null;
}

function takeSize(options: EmbedOptions, value: string) {
  const size = /^\d{1,3}$/.test(value) ? Number(value) : NaN;
  if (!(size >= LEAST && size <= MOST)) return 'size_invalid';
  options.size = size;
  return null;
}

function cut(value: string): string {
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}
