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

/**
 * Whatever axe finds on the page, or in the parts of it that are named. It is half a megabyte, and is put into a
 * page once.
 */
export async function violations(
  page: Page,
  options: Axe.RunOptions = {},
  parts?: string[],
): Promise<Axe.Result[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(PROGRAM);
  return page.evaluate(
    async ({ options, context }) => {
      const { axe } = window as unknown as { axe: typeof Axe };
      return (await axe.run(context ?? document, options)).violations;
    },
    { options: { ...OPTIONS, ...options }, context: parts && { include: parts } },
  );
}
