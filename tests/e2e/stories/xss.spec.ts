import type { Page } from '@playwright/test';
import { expect, test } from '../roles/fixtures';
import { Rest } from '../roles/presenter/rest';
import { HOSTILE, sample } from '../hostile';

interface Trap {
  hits: number;
  violations: string[];
}

/** From now on the page counts what ran that should not, and what its policy had to stop. */
async function setTrap(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const trap: Trap = { hits: 0, violations: [] };
    Object.assign(window, { trap, hit: () => trap.hits++ });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      trap.violations.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  page.on('dialog', (dialog) => void dialog.dismiss());
}

async function caught(page: Page): Promise<Trap> {
  return page.evaluate(() => (window as unknown as { trap: Trap }).trap);
}

const NOTHING: Trap = { hits: 0, violations: [] };

test('there are two hundred ways to try', () => {
  expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(200);
});

test('a page does not run what was put into it, and says so', async ({ page, talk }) => {
  await setTrap(page);
  await page.goto(`/join/${talk.session_code}`);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="hit()">');
    document.body.append(Object.assign(document.createElement('script'), { text: 'hit()' }));
  });
  await expect.poll(async () => (await caught(page)).violations).toHaveLength(2);
  expect((await caught(page)).hits).toBe(0);
});

test('a message is text, whatever it says', async ({ host, participant, crowd, talk }) => {
  for (const { page } of [host, participant]) await setTrap(page);
  await participant.joins(talk.session_code, '지수');
  await host.page.reload();
  await host.isConnected();
  await crowd(talk.session_code, [...sample(60), '마지막']);
  for (const person of [host, participant]) {
    await person.sees('마지막');
    const links = await person.messages.getByRole('link').all();
    for (const link of links) {
      expect(await link.getAttribute('href')).toMatch(/^https?:\/\//i);
      await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow ugc');
    }
    await person.page.mouse.move(50, 300);
    await person.page.mouse.move(200, 500, { steps: 8 });
    expect(await caught(person.page)).toEqual(NOTHING);
  }
});

test('a nickname is text, whatever it says', async ({ host, extra, talk }) => {
  await setTrap(host.page);
  await host.page.reload();
  await host.isConnected();
  const names = ['<svg onload=hit()>', ...sample(40).map((text) => text.slice(0, 20))];
  const bearers = await Promise.allSettled(names.map((name) => extra(talk.session_code, name)));
  const admitted = bearers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  for (const bearer of admitted) await bearer.posts('제 이름이에요');
  expect(admitted.length).toBeGreaterThan(10);
  await expect(host.messages.getByText('<svg onload=hit()>').first()).toBeVisible();
  await expect(host.messages.locator('.bubble')).toHaveCount(admitted.length);
  expect(await caught(host.page)).toEqual(NOTHING);
});

test('a title, a description and a presenter’s name are text', async ({
  anotherBrowser,
  presenter,
  request,
}) => {
  const rest = await Rest.signIn(request, '<img src=x onerror=hit()>');
  await setTrap(presenter.page);
  await presenter.isSignedInAs(rest.account);
  const titles = sample(20).map((title) => title.replace(/\s+/g, ' ').slice(0, 120));
  for (const title of titles) await rest.create({ title, description: title });
  const last = await rest.open({ title: '<svg onload=hit()>', description: '<script>hit()' });
  await presenter.page.goto('/dashboard');
  await expect(presenter.page.getByText(last.title).first()).toBeVisible();
  await presenter.goesTo(last);
  expect(await caught(presenter.page)).toEqual(NOTHING);
  const guest = await anotherBrowser();
  await setTrap(guest);
  await guest.goto(`/join/${last.session_code}`);
  await expect(guest.getByRole('heading', { name: last.title })).toBeVisible();
  expect(await caught(guest)).toEqual(NOTHING);
});

test('an address is text', async ({ page }) => {
  await setTrap(page);
  for (const text of sample(20)) {
    await page.goto(`/join/${encodeURIComponent(text)}?x=${encodeURIComponent(text)}`);
    expect(await caught(page)).toEqual(NOTHING);
  }
});
