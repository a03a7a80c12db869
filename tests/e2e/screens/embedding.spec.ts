import { expect, test as base } from '../roles/fixtures';
import { SITE_PORTS } from '../server/ports';
import { FAR_AWAY, Site } from '../server/site';
import { withLivelyTalk } from './fixtures';

const TARGET = '../../.github/images/embedding.png';
const SIZE = { width: 1280, height: 720 };

/** Somebody else's page: its own text, the chat over it, and the stage beside it. */
const blog = (chat: string, stage: string) => `
  <style>
    body { margin: 0; height: 720px; position: relative; overflow: hidden; color: #20304a;
           background: linear-gradient(160deg, #ffd9a0, #f59a8c 45%, #6c6fb0); font: 20px/1.6 NanumSquare, sans-serif; }
    article { position: absolute; left: 40px; top: 24px; width: 640px; }
    h1 { margin: 0 0 8px; font-size: 40px; } p { margin: 0 0 16px; }
    iframe { position: absolute; border: 0; color-scheme: light; }
    .chat { left: 40px; bottom: 24px; width: 640px; height: 470px; }
    .stage { right: 40px; top: 40px; width: 500px; height: 640px; border-radius: 16px; }
  </style>
  <article><h1>오늘의 발표, 여기서 함께</h1>
  <p>블로그의 글과 배경은 그대로 두고, 대화와 화면을 그 위에 얹었어요. 뒤의 글이 비쳐 보여요.</p>
  <p>다음 시간에는 색인을 다뤄요. 질문은 QR 코드로 들어와서 남겨 주세요. 자료는 글 끝에 있어요.</p></article>
  <iframe class="chat" title="대화" src="${chat}"></iframe>
  <iframe class="stage" title="화면" src="${stage}"></iframe>`;

const test = withLivelyTalk(base);

test('the picture in docs/embedding.md', async ({ baseURL, page, rest, lively }, {
  parallelIndex,
}) => {
  await lively.welcomes();
  await lively.discusses();
  const { session } = lively;
  const token = new URL(await rest.letsScreensIn(session)).hash;
  const address = `${baseURL}/embed/${session.session_code}`;
  const site = await new Site(SITE_PORTS[parallelIndex] ?? 0).open();
  await page.setViewportSize(SIZE);
  await page.goto(site.origin(FAR_AWAY));
  await page.setContent(
    blog(
      `${address}?view=chat&theme=transparent${token}`,
      `${address}?view=screen&theme=dark${token}`,
    ),
  );
  await expect(page.frameLocator('.chat').getByRole('listitem').first()).toBeVisible();
  await expect(page.frameLocator('.stage').getByTestId('screen-code')).toBeVisible();
  await page.screenshot({ path: TARGET });
  await site.close();
});
