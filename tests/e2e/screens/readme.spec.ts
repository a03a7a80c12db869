import { devices, type Page } from '@playwright/test';
import { Participant } from '../roles/participant/participant';
import { onItsOwnServer } from '../server/own-server';
import { withLivelyTalk } from './fixtures';

const test = withLivelyTalk(onItsOwnServer({ PUBLIC_URL: 'https://talk.example.com' }));

const TARGET = '../../.github/images/engagenow.png';
const DESKTOP = { width: 1180, height: 790 };
const PHONE = { width: 390, height: 760 };

const embedded = async (page: Page) =>
  `data:image/png;base64,${(await page.screenshot()).toString('base64')}`;

/** The presenter's screen with a phone in front of it. */
const composition = (desktop: string, phone: string) => `
  <style>
    body { margin: 0; width: 1560px; height: 880px; position: relative;
           background: linear-gradient(135deg, #f6e7dc, #e8e3f1); }
    img { position: absolute; box-shadow: 0 12px 40px #1f1d2b40; }
    .desktop { left: 40px; top: 44px; width: 1180px; border-radius: 12px; }
    .phone { right: 40px; bottom: 28px; width: 330px; border: 8px solid #1f1d2b; border-radius: 36px; }
  </style>
  <img class="desktop" src="${desktop}"><img class="phone" src="${phone}">`;

test('the picture in the README', async ({ presenter, browser, rest, lively, page }) => {
  const pocket = await browser.newContext({ ...devices['iPhone 12'], viewport: PHONE });
  const participant = new Participant(await pocket.newPage(), true);
  await lively.welcomes();
  await presenter.page.setViewportSize(DESKTOP);
  await presenter.isSignedInAs(rest.account);
  await presenter.goesTo(lively.session);
  await presenter.delivers('자료는 https://example.com/q3 에 있어요');
  await participant.joins(lively.session.session_code, '도윤 아빠');
  await participant.delivers('발표 화면이 정말 깔끔하네요');
  await lively.discusses();
  await lively.reacts();
  for (const person of [presenter, participant]) {
    await person.seesPeople(lively.size + 1);
    await person.seesReaction('👏');
  }
  await page.setViewportSize({ width: 1560, height: 880 });
  await page.setContent(
    composition(await embedded(presenter.page), await embedded(participant.page)),
  );
  await page.screenshot({ path: TARGET });
  await pocket.close();
});
