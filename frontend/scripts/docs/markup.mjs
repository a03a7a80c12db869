/** Pieces of HTML that the pages of the contract are made of; whatever is put in as text is escaped. */

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escaped(text) {
  return String(text).replace(/[&<>"]/g, (one) => ENTITIES[one]);
}

export function code(text) {
  return `<code>${escaped(text)}</code>`;
}

/** One text in both languages, each marked up by its function; the style sheet shows the one of the page. */
export function said({ ko, en }, mark = { ko: escaped, en: escaped }) {
  return `<span class="said" lang="ko">${mark.ko(ko)}</span><span class="said" lang="en">${mark.en(en)}</span>`;
}

/** A text of the contract, which is English; what it has between backticks is code. */
export function inline(text) {
  return escaped(text.replace(/\s+/g, ' ').trim()).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** Its paragraphs, as far as there are any. */
export function paragraphs(text) {
  const all = (text ?? '').split(/\n\s*\n/).filter((one) => one.trim());
  return all.map((one) => `<p lang="en">${inline(one)}</p>`).join('');
}

/** A place that others link to: letters, digits and what stands between them. */
export function anchor(kind, name) {
  return `${kind}-${name.replace(/[^\w.-]+/g, '-')}`;
}

/** Names and what is said of each: pairs of HTML. */
export function pairs(rows) {
  const each = rows.map(([name, about]) => `<div><dt>${name}</dt><dd>${about}</dd></div>`);
  return each.length ? `<dl>${each.join('')}</dl>` : '';
}

export function section(id, title, content, level = 2) {
  return `<section aria-labelledby="${id}"><h${level} id="${id}">${title}</h${level}>${content}</section>`;
}
