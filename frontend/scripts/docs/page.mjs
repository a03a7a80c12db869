/** What both pages of the contract have: the way between them, contents, refusals. */
import { anchor, code, escaped, pairs, said, section } from './markup.mjs';
import { texts } from './texts.mjs';

const PAGES = { '/docs': texts.rest_link, '/docs/events': texts.events_link };

function header(here) {
  const links = Object.entries(PAGES).map(([path, text]) => {
    const current = path === here ? ' aria-current="page"' : '';
    return `<a href="${path}"${current}>${said(text)}</a>`;
  });
  return `<header><a class="home" href="/">EngageNow</a>
<nav aria-labelledby="pages"><span id="pages" hidden>${said(texts.pages)}</span>${links.join('')}</nav>
<div id="controls"></div></header>`;
}

function contents(parts) {
  const links = parts.map(([id, title]) => `<li><a href="#${id}">${title}</a></li>`);
  return `<nav class="contents" aria-labelledby="contents"><h2 id="contents">${said(texts.contents)}</h2><ul>${links.join('')}</ul></nav>`;
}

/** A page: where it is, its title and what it is about, its document, and its parts as `[id, title, HTML]`. */
export function page(here, { title, about, document, parts }) {
  return `${header(here)}
<main><div class="intro"><h1>${said(title)}</h1><p>${said(about)}</p>
<p>${said(texts.document)} <a href="${document}">${code(document)}</a></p></div>
${contents(parts)}
<div class="parts">${parts.map(([, , html]) => html).join('\n')}</div></main>`;
}

function consequence({ retry, ends }) {
  const all = [texts[`retry_${retry}`], texts[`ends_${ends}`]].filter(Boolean);
  return all.map((text) => ` ${said(text)}`).join('');
}

/** Every refusal: its code and status, its sentence, and what a program may do. */
export function refusals(known) {
  const rows = Object.entries(known).map(([name, one]) => [
    `<span id="${anchor('refusal', name)}">${code(name)}</span> <small>${escaped(one.status)}</small>`,
    said(one) + consequence(one),
  ]);
  const html = `<p>${said(texts.refusals_about)}</p>${pairs(rows)}`;
  return ['refusals', said(texts.refusals), section('refusals', said(texts.refusals), html)];
}

/** What can be opened: a link to it opens it, too. */
export function unfolding(id, summary, content) {
  return `<details id="${id}"><summary>${summary}</summary><div class="unfolded">${content}</div></details>`;
}

/** A heading inside of what can be opened. */
export function heading(text) {
  return `<h4>${said(text)}</h4>`;
}
