/** What the oldest browsers know, by MDN's table of browser features. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OLDEST } from './browsers.mjs';

const TABLE = fileURLToPath(import.meta.resolve('@mdn/browser-compat-data'));
const { api, css, javascript } = JSON.parse(readFileSync(TABLE, 'utf8'));

/** Whether that version is there by `oldest`; what the table knows only as "by 80" is there at 80. */
function isBy(added, oldest) {
  if (typeof added !== 'string' || added === 'preview') return false;
  const [one, other] = [added.replace('≤', ''), oldest].map((version) =>
    version.split('.').map(Number),
  );
  return one[0] < other[0] || (one[0] === other[0] && (one[1] ?? 0) <= (other[1] ?? 0));
}

function isIn(statements, oldest) {
  return [statements]
    .flat()
    .some(
      ({
        version_added,
        version_removed,
        flags,
        prefix,
        alternative_name,
        partial_implementation,
      }) =>
        isBy(version_added, oldest) &&
        !(flags || prefix || alternative_name || partial_implementation) &&
        !(version_removed && isBy(version_removed, oldest)),
    );
}

/** The oldest browsers that lack a feature of the table, as `chrome 64`. */
function lacking({ __compat: { support } }, browsers = OLDEST) {
  return Object.entries(browsers)
    .filter(([browser, oldest]) => !isIn(support[browser] ?? [], oldest))
    .map(([browser, oldest]) => `${browser} ${oldest}`);
}

const known = (feature) => (feature?.__compat ? lacking(feature) : []);
const { builtins, operators, statements, regular_expressions } = javascript;

/** Who lacks a global such as `AbortController`; nobody, if no table knows it. */
export function lackGlobal(name) {
  return known(
    Object.hasOwn(builtins, name)
      ? builtins[name]
      : (api[name] ?? builtins.globals?.[name] ?? api.Window[name]),
  );
}

/** Who lacks a static such as `Object.fromEntries`; null, if the owner has none of that name. */
export function lackStatic(owner, name) {
  const feature = builtins[owner]?.[name] ?? api[owner]?.[`${name}_static`];
  return feature ? known(feature) : null;
}

const EVERYWHERE = Object.fromEntries(Object.keys(OLDEST).map((browser) => [browser, '9999']));

/** Members by name. What not every browser has by today is left out: half of our own names would be among it. */
function membersOf(owners) {
  const members = new Map();
  for (const [name, feature] of owners.flatMap((owner) => Object.entries(owner))) {
    if (!feature.__compat || /_(static|event)$/.test(name) || lacking(feature, EVERYWHERE).length)
      continue;
    members.set(name, [...(members.get(name) ?? []), feature]);
  }
  return members;
}

// What only service workers meet would hide `matchAll` of strings.
const SERVICE_WORKERS = new Set([api.Cache, api.Clients]);
const members = membersOf(
  [...Object.values(builtins), ...Object.values(api)].filter(
    (owner) => !SERVICE_WORKERS.has(owner),
  ),
);

/** Who lacks every member of that name, as Chrome 64 does `at`: what it is asked of is not to be seen. */
export function lackMember(name) {
  const [first, ...others] = (members.get(name) ?? []).map((one) => lacking(one));
  return (first ?? []).filter((browser) => others.every((lack) => lack.includes(browser)));
}

/** Who lacks a piece of syntax. */
export const lackSyntax = {
  optionalChaining: () => known(operators.optional_chaining),
  nullishCoalescing: () => known(operators.nullish_coalescing),
  optionalCatchBinding: () => known(statements.try_catch.optional_catch_binding),
  bigint: () => known(builtins.BigInt),
  dynamicImport: () => known(operators.import),
  importMeta: () => known(operators.import_meta),
  exportNamespace: () => known(statements.export.namespace),
  lookbehind: () => known(regular_expressions.lookbehind_assertion),
};

const { properties, selectors, types } = css;
const UNITS = { d: 'dynamic', s: 'small', l: 'large' };

/** Who lacks `min()` and its like, or a unit such as `dvh`. */
export function lackValue(name) {
  const unit = types.length[`viewport_percentage_units_${UNITS[name[0]]}`];
  const colour = types.color[name];
  return known(/^[dsl]v/.test(name) ? unit : (types[name] ?? colour));
}

/** Who lacks a property that says several sides at once. */
export function lackShorthand(property) {
  return /^((margin|padding)-(block|inline)|inset)$/.test(property)
    ? known(properties[property])
    : [];
}

export const lackSelector = (name) => known(selectors[name]);
