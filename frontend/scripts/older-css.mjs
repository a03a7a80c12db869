/**
 * A step of PostCSS: writes the style sheets' shorter and newer words so that browsers before 2022 know them too.
 * What Lightning CSS lowers by itself, nesting above all, it does afterwards.
 */

/** A shorthand's two to four sides, in the order of its values. Pages are read from left to right or the reverse. */
const SIDES = {
  'padding-block': ['padding-top', 'padding-bottom'],
  'margin-block': ['margin-top', 'margin-bottom'],
  'padding-inline': ['padding-inline-start', 'padding-inline-end'],
  'margin-inline': ['margin-inline-start', 'margin-inline-end'],
  inset: ['top', 'right', 'bottom', 'left'],
};

/** The values between the spaces that stand in no brackets. */
function valuesOf(text) {
  return text.match(/(?:[^\s()]+|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+/g);
}

/** Lightning CSS knows these shorthands, but not once a value holds `var()`. */
function writeSides(declaration) {
  const sides = SIDES[declaration.prop];
  if (!sides) return;
  const [first, second = first, third = first, fourth = second] = valuesOf(declaration.value);
  const values = [first, second, third, fourth];
  sides.forEach((prop, place) => declaration.cloneBefore({ prop, value: values[place] }));
  declaration.remove();
}

/** Whoever knows no `dvh` takes the height without what the browser's own bars leave. */
function writeHeight(declaration) {
  const { value } = declaration;
  if (!/\ddvh/.test(value) || declaration.prop.startsWith('--')) return;
  const older = value.replaceAll(/(?<=\d)dvh/g, 'vh');
  if (declaration.prev()?.value !== older) declaration.cloneBefore({ value: older });
}

/** Svelte's `:where(.svelte-…)`, which would drop the whole rule, as the class alone. */
function writeScope(rule) {
  rule.selector = rule.selector.replaceAll(/:where\((\.svelte-[\w-]+)\)/g, '$1');
}

export const olderCss = {
  postcssPlugin: 'older-css',
  Rule: writeScope,
  Declaration(declaration) {
    writeHeight(declaration);
    writeSides(declaration);
  },
};
