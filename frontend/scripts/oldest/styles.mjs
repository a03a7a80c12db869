/**
 * What a built style sheet asks of a browser where the layout depends on it: sizes, distances, borders and selectors.
 * A colour that is lost leaves the text in its place.
 */
import postcss from 'postcss';
import { lackSelector, lackShorthand, lackValue } from './support.mjs';

const LAYOUT =
  /^(-|((min|max)-)?(width|height)|margin|padding|border$|border-(width|top|bottom)|inset|top|right|bottom|left|grid|flex)/;
const VALUES = /(?<![\w-])(min|max|clamp|color-mix|oklch)\(|\d(dvh|svh|lvh|dvw|svw|lvw)(?![\w-])/g;
const SELECTORS = /:(where|is|has)\(/g;

/** Whether the rule says before in older words what this says; what holds a variable is lost all the same. */
function hasOlder(declaration) {
  if (declaration.value.includes('var(')) return false;
  for (let one = declaration.prev(); one; one = one.prev()) {
    if (one.prop === declaration.prop && missingOf(one).length === 0) return true;
  }
  return false;
}

/** Whether the rule is for browsers that know it: what asks for a container's size is for those after 2022. */
function isAsked({ parent }) {
  if (!parent) return false;
  return ['supports', 'container'].includes(parent.name) || isAsked(parent);
}

const found = (text, pattern, lack) =>
  [...text.matchAll(pattern)]
    .map(([written, one, other]) => [written, lack(one ?? other)])
    .filter(([, lacking]) => lacking.length > 0);

function missingOf({ prop, value }) {
  const shorthand = lackShorthand(prop);
  const values = LAYOUT.test(prop) ? found(value, VALUES, lackValue) : [];
  return shorthand.length ? [[prop, shorthand], ...values] : values;
}

/** By what is written, who of the oldest browsers does without: `max-width: min(…)`, `h1:where(…)`. */
export function missingInStyle(css) {
  const missing = new Map();
  const root = postcss.parse(css);
  root.walkDecls((declaration) => {
    for (const [written, lacking] of missingOf(declaration)) {
      if (hasOlder(declaration) || isAsked(declaration)) continue;
      missing.set(`${declaration.prop}: ${written} in ${declaration.parent.selector}`, lacking);
    }
  });
  root.walkRules((rule) => {
    // A list falls with any of its members.
    for (const [written, lacking] of found(rule.selector, SELECTORS, lackSelector)) {
      if (rule.selectors.length > 1 || written !== ':has(')
        missing.set(`${written} in ${rule.selector}`, lacking);
    }
  });
  return missing;
}
