import type { Page } from '@playwright/test';
import type * as Axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const PROGRAM = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of what is in order nothing is told, and of what is not no way to find it: the HTML is enough. */
const OPTIONS: Axe.RunOptions = { resultTypes: ['violations'], selectors: false };

/** The rules of axe that look at colours and sizes. */
export const RULES_OF_LOOKS = [
  'color-contrast',
  'link-in-text-block',
  'scrollable-region-focusable',
  'target-size',
];

/** What axe finds serious or critical, by all its rules or by these: rule and place, one line each. */
export async function findings(page: Page, rules?: string[]): Promise<string[]> {
  const found = await violations(page, rules ? { runOnly: rules } : {});
  const grave = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return grave.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

/** A colour as axe holds it: which one, it has taken from a text. */
interface Color {
  r: number;
  g: number;
  b: number;
  alpha: number;
  parseString(text: string): Color;
}

/**
 * Lets axe take what a colour's text means from the last time. It would convert the same few texts, by a library for
 * every colour space, for each element and all that lies behind it: a sixth of its work.
 */
function rememberColors(): void {
  const { axe } = window as unknown as {
    axe: { commons: { color: { Color: { prototype: Color } } } };
  };
  const { prototype } = axe.commons.color.Color;
  const parse = prototype.parseString;
  const known = new Map<string, Pick<Color, 'r' | 'g' | 'b' | 'alpha'>>();
  prototype.parseString = function (text) {
    const found = known.get(text);
    if (found) return Object.assign(this, found);
    const { r, g, b, alpha } = parse.call(this, text);
    known.set(text, { r, g, b, alpha });
    return this;
  };
}

/**
 * Whatever axe finds on the page, or in the parts of it that are named. It is half a megabyte, and is put into a
 * page once.
 */
export async function violations(
  page: Page,
  options: Axe.RunOptions = {},
  parts?: string[],
): Promise<Axe.Result[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(PROGRAM);
    await page.evaluate(rememberColors);
  }
  return page.evaluate(
    async ({ options, context }) => {
      const { axe } = window as unknown as { axe: typeof Axe };
      return (await axe.run(context ?? document, options)).violations;
    },
    { options: { ...OPTIONS, ...options }, context: parts && { include: parts } },
  );
}
