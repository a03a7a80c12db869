import { PRESENTER } from '@/features/registry';
import { placed } from '@/features/placed';
import { expect, it } from 'vitest';
import { helpPage } from '../../scripts/help/page.mjs';

const page = new DOMParser().parseFromString(helpPage(), 'text/html');
const ids = Array.from(page.querySelectorAll('[id]'), ({ id }) => id);
const links = Array.from(page.querySelectorAll('a'), (one) => one.getAttribute('href') ?? '');

it('has every place once, and its contents lead to each heading', () => {
  expect(new Set(ids).size).toBe(ids.length);
  const headings = Array.from(page.querySelectorAll('.parts :is(h2, h3)'), ({ id }) => `#${id}`);
  expect(headings.length).toBeGreaterThan(10);
  expect(links.filter((link) => link.startsWith('#'))).toEqual(headings);
});

it('leads elsewhere only within the product, and has no style or script of its own', () => {
  const away = links.filter((link) => !link.startsWith('#'));
  expect(new Set(away)).toEqual(new Set(['/', '/privacy', '/dashboard', '/docs']));
  expect(page.querySelectorAll('script, style, [style], img').length).toBe(0);
});

it('says everything in both languages, with every label and key filled in', () => {
  const said = (language: string) => page.querySelectorAll(`.said[lang=${language}]`);
  expect(said('ko').length).toBe(said('en').length);
  for (const one of [...said('ko'), ...said('en')]) {
    expect(one.textContent).not.toBe('');
    expect(one.textContent).not.toMatch(/[{}`[\]]/);
  }
});

it('lists the keys that the pages of a session have', () => {
  const listed = Array.from(page.querySelectorAll('dt kbd'), ({ textContent }) => textContent);
  const keys = placed(PRESENTER, 'shortcuts').map(({ key }) => key);
  expect([...listed].sort()).toEqual([...keys, '?'].sort());
});
