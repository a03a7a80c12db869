import { expect, type Page } from '@playwright/test';
import { audience, hosts } from '../roles/pages';
import { test as story } from '../roles/fixtures';
import { withLivelyTalk } from './fixtures';

const test = withLivelyTalk(story);

const WIDTHS: [width: number, height: number][] = [
  [320, 568],
  [390, 844],
  [768, 1024],
  [1280, 800],
  [1920, 1080],
];
const LANGUAGES = ['ko', 'en'] as const;
const THEMES = ['light', 'dark'] as const;

/** Uses the page's own switch, also behind a dialog, so that nothing on the page is lost. */
async function switchLanguage(page: Page, language: string): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === language) return;
  const choice = page.locator(`button[lang="${language}"]`).first();
  const inMenu = (await page.locator('button[lang]').count()) === 0;
  if (inMenu) await page.getByTestId('me-button').click();
  if ((await choice.count()) > 0) await choice.dispatchEvent('click');
  if (inMenu) await page.keyboard.press('Escape');
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

async function picture(page: Page, name: string): Promise<void> {
  for (const language of LANGUAGES) {
    await switchLanguage(page, language);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      for (const [width, height] of WIDTHS) {
        await page.setViewportSize({ width, height });
        const file = `${name.replaceAll(' ', '-')}-${width}-${language}-${colorScheme}.png`;
        await page.screenshot({ path: `pictures/${file}` });
      }
    }
  }
}

for (const [name, scene] of Object.entries({ ...audience, ...hosts })) {
  test(name, async ({ presenter, participant, rest }) => {
    await picture(await scene({ presenter, participant, rest }), name);
  });
}

test('lively room', async ({ participant, lively }) => {
  await lively.welcomes();
  await participant.joins(lively.session.session_code, '도윤 아빠');
  await participant.delivers('발표 화면이 정말 깔끔하네요');
  await lively.discusses();
  await lively.reacts();
  await participant.seesReaction('👏');
  await picture(participant.page, 'lively room');
});

test('lively session', async ({ presenter, rest, lively }) => {
  await lively.welcomes();
  await presenter.isSignedInAs(rest.account);
  await presenter.goesTo(lively.session);
  await presenter.delivers('자료는 https://example.com/q3 에 있어요');
  await lively.discusses();
  await lively.reacts();
  await presenter.seesReaction('👏');
  await presenter.seesQuality();
  await picture(presenter.page, 'lively session');
});
