import { latinKeys } from './hangul-keys';

// The server has the same rule (backend/app/core/codes.py); tests/cases/codes.json holds both to it.
const MOST = 2_000;
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\u0307]/gu;
const JOIN_LINK = /(?:^|[^A-Z0-9])(?:JOIN|EMBED)\/+([^/?#\s]+)/;
const ADDRESS =
  /\S+:\/\/\S*|\d+(?:\.\d+){3}(?::\d+)?|\S*\/(?:JOIN|EMBED)\/*(?!\S)|[?#]\w+=\S*|(?<=\S)[?#]\S+/g;
const LABELLED = /(CODE|코드|번호)(?:\s+IS\b|는|은)?([^A-Z0-9]*)([A-Z0-9][A-Z0-9\s.-]*)/;
const EDGES = /^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu;
const BETWEEN = /[\s\p{Pd}.·•\u2212]/gu;
const OF_ONE =
  /[A-Z0-9\s\p{Pd}.·•\u2212_\p{Cc}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]+/gu;
const SEGMENT = /^([A-Z0-9\s\p{Pd}.·•\u2212]*)[^A-Z0-9_]*$/u;

/** The code in what somebody typed or pasted, upper-case, or '' where there is none. */
export function normalizeCode(input: string): string {
  if (input.length > MOST) return '';
  const text = plain(/%2f/i.test(input) ? decoded(input) : input);
  const linked = JOIN_LINK.exec(text)?.[1];
  if (linked) return inLink(plain(decoded(linked)));
  return readings(text.replace(ADDRESS, ' ')).map(compact).find(isCode) ?? '';
}

/** Whether it can be a session code at all: 4 to 12 letters and digits. */
export function isCode(code: string): boolean {
  return /^[A-Z0-9]{4,12}$/.test(code);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\p{Nd}/gu, digit)
    .replace(/[a-zıİ]/g, (letter) => (/[a-z]/.test(letter) ? letter.toUpperCase() : 'I'));
}

/** Scripts have their ten digits in one row, which begins with their zero. */
function digit(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function inLink(segment: string): string {
  return compact(SEGMENT.exec(segment)?.[1] ?? '') || compact(latinKeys(segment));
}

/** What may be the code, the likeliest first. */
function readings(text: string): string[] {
  const [, label, between, labelled] = LABELLED.exec(text) ?? [];
  const isLabelled = labelled && (between || label !== 'CODE');
  const only = (found: string[]) => (found.length === 1 ? found : []);
  return [
    ...(isLabelled ? [labelled, labelled.split(/\s/)[0] ?? ''] : []),
    text.split(/[:=]/).at(-1) ?? '',
    text,
    ...only((text.match(OF_ONE) ?? []).filter(compact)),
    ...only(text.split(/\s+/).filter((word) => /\d/.test(word) && compact(word))),
    latinKeys(text.trim()),
  ];
}

function compact(text: string): string {
  const code = text.replace(EDGES, '').replace(BETWEEN, '');
  return isCode(code) ? code : '';
}
