import type { Page } from '@playwright/test';
import { expect, test } from '../roles/fixtures';

const shown = (page: Page) => page.getByRole('group', { name: '화면에 보여 주는 것' });

test('a link that is none, or no longer good, says so and shows nothing', async ({
  anotherBrowser,
  rest,
  talk,
}) => {
  const screen = await anotherBrowser();
  await screen.goto(`/screen/${talk.id}#guess`);
  await expect(screen.getByRole('heading', { level: 1 })).toHaveText('링크가 올바르지 않아요');
  const link = await rest.letsScreensIn(talk);
  const other = await rest.open({ title: '다른 세션' });
  await screen.goto(link.replace(talk.id, other.id));
  await expect(screen.getByRole('heading', { level: 1 })).toHaveText('이 세션은 이제 없어요');
  await rest.revokesScreens(talk);
  await screen.goto(link);
  await expect(screen.getByTestId('screen-over')).toContainText('새 링크를 받아');
  await expect(screen.getByText(talk.session_code)).toHaveCount(0);
});

test('a screen shows what hosts show without an account, until its link is revoked', async ({
  host,
  participant,
  anotherBrowser,
  rest,
  talk,
}) => {
  const link = await rest.letsScreensIn(talk);
  const screen = await anotherBrowser();
  await screen.goto(link);
  const stage = screen.getByTestId('screen-stage');
  await expect(stage).toHaveAttribute('data-show', 'join');
  await expect(stage).toContainText('0명 참여 중');
  expect(screen.url()).not.toContain('#');

  await participant.joins(talk.session_code, '지수');
  await expect(stage).toContainText('1명 참여 중');
  await participant.delivers('여기 보여요');
  await host.press(shown(host.page).getByRole('button', { name: '채팅' }));
  await expect(stage).toHaveAttribute('data-show', 'chat');
  await expect(stage).toContainText('여기 보여요');
  await screen.reload();
  await expect(stage).toContainText('여기 보여요');
  await host.press(shown(host.page).getByRole('button', { name: '빈 화면' }));
  await expect(stage).toHaveAttribute('data-show', 'blank');
  await expect(screen.getByTestId('screen-code')).toHaveText(talk.session_code);
  const picture = stage.getByRole('img', { name: '참여 링크 QR 코드' });
  await expect(picture).toHaveJSProperty('complete', true);
  expect(await picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);

  await host.turnsTo('진행');
  await host.press(host.button('모두 해제'));
  await host.press(host.page.getByRole('dialog').getByRole('button', { name: '모두 해제' }));
  await expect(screen.getByTestId('screen-over')).toContainText('새 링크를 받아');
  await expect(stage).toHaveCount(0);
});

test('the window of its own that a host opens needs no sign-in', async ({
  host,
  anotherBrowser,
  talk,
}) => {
  await host.turnsTo('초대');
  const over = await host.showsTheJoinScreen();
  const own = over.getByRole('link', { name: '새 창에서 열기' });
  await expect(own).toHaveAttribute('href', /#./);
  const path = (await own.getAttribute('href')) ?? '';
  const screen = await anotherBrowser();
  await screen.goto(path);
  await expect(screen.getByTestId('screen-code')).toHaveText(talk.session_code);
});

test('keys change what this screen shows, and no other', async ({ anotherBrowser, rest, talk }) => {
  const link = await rest.letsScreensIn(talk);
  const [screen, other] = [await anotherBrowser(), await anotherBrowser()];
  for (const page of [screen, other]) {
    await page.goto(link);
    await expect(page.getByTestId('screen-stage')).toHaveAttribute('data-show', 'join');
  }
  const stage = screen.getByTestId('screen-stage');
  for (const [key, view] of [
    ['2', 'chat'],
    // There is no leaderboard and no live data.
    ['5', 'chat'],
    ['6', 'chat'],
    ['b', 'blank'],
    ['b', 'join'],
    ['ArrowRight', 'chat'],
  ] as const) {
    await screen.keyboard.press(key);
    await expect(stage).toHaveAttribute('data-show', view);
  }
  await expect(other.getByTestId('screen-stage')).toHaveAttribute('data-show', 'join');
  await rest.shows(talk, { show: 'blank' });
  for (const page of [screen, other]) {
    await expect(page.getByTestId('screen-stage')).toHaveAttribute('data-show', 'blank');
  }
});

test('without a network it keeps what it showed, says so, and comes back', async ({
  anotherBrowser,
  rest,
  talk,
}) => {
  const screen = await anotherBrowser();
  await screen.goto(await rest.letsScreensIn(talk));
  await expect(screen.getByTestId('screen-stage')).toContainText('0명 참여 중');
  await screen.context().setOffline(true);
  await expect(screen.getByTestId('screen-offline')).toContainText('연결이 끊겼어요');
  await expect(screen.getByTestId('screen-code')).toHaveText(talk.session_code);
  await screen.context().setOffline(false);
  await expect(screen.getByTestId('screen-offline')).toHaveCount(0);
  await rest.shows(talk, { show: 'chat' });
  await expect(screen.getByTestId('screen-stage')).toHaveAttribute('data-show', 'chat');
});

test('what was removed while it was away is gone when it is back', async ({
  host,
  participant,
  anotherBrowser,
  rest,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('곧 지워질 말');
  await participant.delivers('남을 말');
  await rest.shows(talk, { show: 'chat' });
  const screen = await anotherBrowser();
  await screen.goto(await rest.letsScreensIn(talk));
  const stage = screen.getByTestId('screen-stage');
  await expect(stage).toContainText('곧 지워질 말');
  await screen.context().setOffline(true);
  await expect(screen.getByTestId('screen-offline')).toBeVisible();
  await expect(stage).toContainText('곧 지워질 말');
  // What the screen says in the moment in which it no longer says that it is away.
  await screen.evaluate(() => {
    const watched = window as unknown as { onReturn?: string };
    new MutationObserver(() => {
      if (document.querySelector('[data-testid=screen-offline]')) return;
      watched.onReturn ??= document.body.innerText;
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await host.decides('곧 지워질 말', '메시지 삭제');
  await expect(participant.message('곧 지워질 말')).toHaveCount(0);
  await screen.context().setOffline(false);
  await expect(screen.getByTestId('screen-offline')).toHaveCount(0);
  const said = await screen.evaluate(() => (window as unknown as { onReturn?: string }).onReturn);
  expect(said).toContain('남을 말');
  expect(said).not.toContain('곧 지워질 말');
  await expect(stage).not.toContainText('곧 지워질 말');
});

test('what is held while a screen is away is not on it when it is back', async ({
  anotherBrowser,
  extra,
  rest,
  talk,
}) => {
  const screen = await anotherBrowser();
  await screen.goto(await rest.letsScreensIn(talk));
  const stage = screen.getByTestId('screen-stage');
  const talker = await extra(talk.session_code, '지수');
  await rest.shows(talk, { show: 'chat' });
  await talker.delivers('먼저 한 말');
  await expect(stage).toContainText('먼저 한 말');
  await screen.evaluate(watches, '기다리는 말');

  await screen.context().setOffline(true);
  await expect(screen.getByTestId('screen-offline')).toBeVisible();
  await rest.sets(talk, { chat_mode: 'hold' });
  await talker.delivers('기다리는 말');
  await rest.approves(talk, (await talker.delivers('허락된 말')).id);
  await screen.context().setOffline(false);
  await expect(stage).toContainText('허락된 말');
  expect(await screen.evaluate(() => document.documentElement.dataset.wasSeen)).toBeUndefined();
  await screen.reload();
  await expect(stage).toContainText('허락된 말');
  await expect(stage).not.toContainText('기다리는 말');
});

/** Remembers whether a text was on the page, however shortly. */
function watches(text: string): void {
  const { body, documentElement } = document;
  const look = () => {
    if (body.innerText.includes(text)) documentElement.dataset.wasSeen = text;
  };
  new MutationObserver(look).observe(body, { childList: true, characterData: true, subtree: true });
}
