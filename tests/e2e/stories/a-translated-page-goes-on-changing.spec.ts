import type { Page } from '@playwright/test';
import { expect, test } from '../roles/fixtures';
import type { Member } from '../roles/member';

/** What translators do with a text: put two elements with its words in its place, or around it. */
const WAYS = ['replacing', 'wrapping'] as const;

/** Translates every text of the page that is not translated yet. */
async function translates(page: Page, way: (typeof WAYS)[number]): Promise<void> {
  await page.evaluate((way) => {
    const isWords = ({ parentElement, data }: Text) =>
      data.trim() !== '' && !parentElement?.closest('script, style, textarea, font');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (walker.nextNode()) found.push(walker.currentNode as Text);
    for (const text of found.filter(isWords)) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      outer.append(inner);
      text.replaceWith(outer);
      inner.append(way === 'wrapping' ? text : `«${text.data}»`);
    }
  }, way);
  await expect(page.locator('font font').first()).toBeAttached();
}

/** What the page itself does wrong, from now on. */
function errorsOf({ page }: Member): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  return errors;
}

for (const way of WAYS) {
  const tag = way === 'wrapping' ? '@nightly' : [];
  test(
    `counts, status, title and talk go on changing in a page translated by ${way}`,
    { tag },
    async ({ rest, host, participant, extra, talk }) => {
      const people: Member[] = [participant, host];
      const errors = people.map(errorsOf);
      const everybody = async (sees: (person: Member) => Promise<void>) => {
        for (const person of people) await sees(person);
      };
      const titleOf = ({ page }: Member) => page.getByRole('heading', { level: 1 });
      const statusOf = ({ page }: Member) => page.locator('.pill');
      await participant.joins(talk.session_code, '지수');
      await participant.delivers('하나');
      await everybody((person) => person.sees('하나'));
      await everybody((person) => person.seesPeople(1));
      await everybody(({ page }) => translates(page, way));

      const visitor = await extra(talk.session_code, '민준');
      await visitor.posts('둘');
      await rest.rename(talk, '새 제목');
      await everybody((person) => person.seesPeople(2));
      await everybody((person) => person.sees('둘'));
      await everybody((person) => expect(titleOf(person)).toHaveText('새 제목'));
      await everybody(({ page }) => translates(page, way));

      visitor.goes();
      await rest.move(talk, 'pause');
      await everybody((person) => person.seesPeople(1));
      await everybody((person) => expect(statusOf(person).first()).toHaveText('일시정지'));
      await everybody(({ page }) => translates(page, way));

      await rest.move(talk, 'activate');
      await participant.delivers('셋');
      await everybody((person) => person.sees('셋'));
      await rest.move(talk, 'end');
      await everybody((person) => expect(statusOf(person).first()).toHaveText('종료'));
      await everybody(({ page }) => translates(page, way));

      await rest.delete(talk);
      await participant.seesThatItIsDeleted();
      expect(errors.flat()).toEqual([]);
    },
  );
}
