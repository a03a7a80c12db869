import { test as base, devices, type BrowserContext, type Page } from '@playwright/test';
import { WORKERS_AT_DESKS } from '../browsers';
import { Extra } from './crowd';
import { Participant } from './participant/participant';
import { CoHost } from './presenter/co-host';
import { Presenter } from './presenter/presenter';
import { Rest, type LiveSession } from './presenter/rest';

export { expect } from '@playwright/test';

interface Fixtures {
  /** Opens a page of somebody else's browser, of the kind the project tests. */
  anotherBrowser: () => Promise<Page>;
  /** Somebody new in the audience, with a browser of their own. */
  newcomer: () => Promise<Participant>;
  /** Somebody to be invited to help, with a phone of their own. */
  assistant: () => Promise<CoHost>;
  /** Somebody who is in the room without a browser. */
  extra: (code: string, nickname: string) => Promise<Extra>;
  /** Has people without browsers say all this, in order; returns one more, who has said nothing yet. */
  crowd: (code: string, texts: string[]) => Promise<Extra>;
  participant: Participant;
  /** Whether the presenter's browser keeps the pages for a reload. */
  workersAtDesks: 'allow' | 'block';
  presenter: Presenter;
  /** What the presenter does by REST before the story begins. */
  rest: Rest;
  /** A live session with the chat open. */
  talk: LiveSession;
  /** The presenter at the controls of `talk`. */
  host: Presenter;
}

// The one who presents sits at a desk, also in the stories told on phones.
const { viewport, userAgent, deviceScaleFactor } = devices['Desktop Chrome'];
const LAPTOP = { viewport, userAgent, deviceScaleFactor, isMobile: false, hasTouch: false };

// Whoever helps has a phone at hand, also in the stories told at a desk.
const pixel = devices['Pixel 5'];
const PHONE = { ...LAPTOP, viewport: pixel.viewport, userAgent: pixel.userAgent, hasTouch: true };

/** How many messages one person may send without waiting. */
const AT_ONCE = 5;

export const test = base.extend<Fixtures>({
  anotherBrowser: async ({ browser }, use) => {
    const opened: Page[] = [];
    await use(async () => {
      const page = await (await browser.newContext()).newPage();
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
  newcomer: async ({ anotherBrowser, hasTouch }, use) => {
    await use(async () => new Participant(await anotherBrowser(), hasTouch));
  },
  assistant: async ({ browser, browserName }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext(PHONE);
      opened.push(context);
      // A tap sends nothing in Firefox.
      return new CoHost(await context.newPage(), browserName === 'chromium');
    });
    for (const context of opened) await context.close();
  },
  extra: async ({ request, baseURL }, use) => {
    const extras: Extra[] = [];
    await use(async (code, nickname) => {
      const extra = await Extra.joins(request, baseURL ?? '', code, nickname);
      extras.push(extra);
      return extra;
    });
    for (const extra of extras) extra.goes();
  },
  crowd: async ({ extra }, use) => {
    await use(async (code, texts) => {
      for (let said = 0; said < texts.length; said += AT_ONCE) {
        const talker = await extra(code, `수다쟁이 ${said / AT_ONCE + 1}`);
        await talker.posts(...texts.slice(said, said + AT_ONCE));
      }
      return extra(code, '수다쟁이');
    });
  },
  participant: async ({ page, hasTouch }, use) => {
    await use(new Participant(page, hasTouch));
  },
  workersAtDesks: [WORKERS_AT_DESKS, { option: true }],
  presenter: async ({ browser, isMobile, workersAtDesks: serviceWorkers }, use) => {
    const context = await browser.newContext({ ...(isMobile && LAPTOP), serviceWorkers });
    await use(new Presenter(await context.newPage()));
    await context.close();
  },
  rest: async ({ request }, use) => {
    await use(await Rest.signIn(request));
  },
  talk: async ({ rest }, use) => {
    await use(await rest.open({ title: '함께 만드는 서비스' }));
  },
  host: async ({ presenter, rest, talk }, use) => {
    await presenter.isSignedInAs(rest.account);
    await presenter.goesTo(talk);
    await use(presenter);
  },
});
