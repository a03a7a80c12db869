export interface TextPart {
  text: string;
  href?: string;
}

const URL_PATTERN = /https?:\/\/[^\s<>"']+/gi;
// A sentence's own punctuation is not part of the address it ends with.
const TRAILING = /[.,;:!?…。、)\]}'’”]+$/;

function linkPart(found: string): TextPart {
  const text = found.replace(TRAILING, '');
  return URL.canParse?.(text) === false ? { text } : { text, href: text };
}

/** Splits a message into plain text and http(s) links; the caller renders them as nodes, never as HTML. */
export function linkify(message: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of message.matchAll(URL_PATTERN)) {
    const link = linkPart(match[0]);
    if (match.index > end) parts.push({ text: message.slice(end, match.index) });
    parts.push(link);
    end = match.index + link.text.length;
  }
  if (end < message.length) parts.push({ text: message.slice(end) });
  return parts;
}
