export interface TextPart {
  text: string;
  href?: string;
}

// Quotes, brackets and stops of other scripts stand around an address, as emoji do, never in it.
const FOUND =
  /https?:\/\/[^\s\p{Cc}\p{Extended_Pictographic}<>"“”„‟«»‹›「」『』〈〉《》【】〔〕（）［］｛｝、。，．：；？！…⋯～]+/giu;
const HOST = /^(https?:\/\/(?:[^/?#@]*@)?)(\[[0-9a-f:.]+\]|[\p{L}\p{N}\p{M}_.-]+)(?::\d+)?/iu;
// The top-level domains in Hangul; other syllables behind a dot begin the next sentence.
const HANGUL_DOMAIN = /^(?:한국|닷컴|닷넷|삼성|테스트)/;
// What follows an address without a space: `https://a.example/b를`, `…/b입니다`.
const PARTICLES =
  /(?<=[!-~’])(?:은|는|이|가|을|를|의|에|로|와|과|도|만|랑|나|란|께|요|야|임|인|죠|으로|에서|에게|한테|부터|까지|처럼|보다|마다|조차|밖에|하고|라고|라는|라며|이고|이며|인데|입니다|이에요|예요|네요|인가요|일까요){1,3}(?=$|[^\p{L}\p{N}%/&=_-])/u;
const STOPS = /[.,;:!?'’‘`*~|]+$/;
const OPENING: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Splits a message into plain text and http(s) links; the caller renders them as nodes, never as HTML. */
export function linkify(message: string): TextPart[] {
  const parts: TextPart[] = [];
  const pattern = new RegExp(FOUND);
  let end = 0;
  for (let match = pattern.exec(message); match; match = pattern.exec(message)) {
    const href = address(match[0]);
    if (!href || URL.canParse?.(href) === false) continue;
    if (match.index > end) parts.push({ text: message.slice(end, match.index) });
    parts.push({ text: href, href });
    pattern.lastIndex = end = match.index + href.length;
  }
  if (end < message.length) parts.push({ text: message.slice(end) });
  return parts;
}

/** As much of what was found as is an address; '' for nothing. */
function address(found: string): string {
  const [start = '', scheme = '', host = ''] = HOST.exec(found) ?? [];
  const name = ownHost(host);
  if (name !== host) return name && scheme + name;
  const rest = found.slice(start.length);
  return /^[/?#]/.test(rest) ? start + ownPath(rest) : start;
}

/** The host without what was said right behind it: no top-level domain mixes scripts. */
function ownHost(host: string): string {
  if (host.startsWith('[')) return host;
  const labels = host.replace(/\.+$/, '').split('.');
  const last = labels.pop() ?? '';
  const before = labels.map((label) => `${label}.`).join('');
  const ascii = /^[\w-]+/.exec(last)?.[0];
  if (ascii) return before + ascii;
  if (!/^\p{Script=Hangul}/u.test(last)) return before + last;
  const domain = HANGUL_DOMAIN.exec(last)?.[0];
  return domain && before ? before + domain : ownHost(labels.join('.'));
}

/** Path and query without the brackets around them, particles behind them and a sentence's stops. */
function ownPath(path: string): string {
  let own = withoutStops(path.slice(0, closedAt(path)));
  const particle = PARTICLES.exec(own);
  if (particle) own = withoutStops(own.slice(0, particle.index));
  return own.slice(0, closedAt(own));
}

function withoutStops(text: string): string {
  return text.replace(STOPS, '');
}

/** Where a bracket is closed that was not opened inside. */
function closedAt(text: string): number {
  const open: string[] = [];
  for (const { 0: bracket, index } of text.matchAll(/[()[\]{}]/g)) {
    const opening = OPENING[bracket];
    if (!opening) open.push(bracket);
    else if (open.pop() !== opening) return index;
  }
  return text.length;
}
