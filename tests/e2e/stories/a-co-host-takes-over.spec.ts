import type { Locator } from '@playwright/test';
import { expect, test } from '../roles/fixtures';
import type { Presenter } from '../roles/presenter/presenter';

const HALF_A_DAY = 13 * 60 * 60_000;

/** What decides about the course of a session, and about whose it is. */
function controls(page: Presenter): Locator[] {
  const running = [page.button('일시정지'), page.button('세션 종료'), page.button('읽기 전용')];
  const owning = page.button('공동 발표자 초대');
  return [...running, page.button('제목과 설명 수정'), page.chatOn, owning];
}

test('an invitation works once: who comes second is told so', async ({ assistant, rest, talk }) => {
  const link = await rest.invite(talk, 'moderator');
  const [first, second] = [await assistant(), await assistant()];
  await second.opens(link);
  expect(second.page.url()).not.toContain('#');
  // What it is to is read before it is taken.
  await expect(second.page.getByRole('heading', { name: talk.title })).toBeVisible();
  await expect(second.page.getByText('김하늘 님이 초대했어요')).toBeVisible();
  await first.accepts(link, '하늘');
  await second.picksName('바다');
  await second.reads('더 쓸 수 없는 초대예요');
  await second.page.goto('/crew');
  await second.reads('초대 링크로 열어 주세요');
  await second.page.goto(`/sessions/${talk.id}`);
  await expect(second.page).toHaveURL(/\/auth\/login/);
  await expect(first.role).toHaveText('진행 도우미');
});

test('a name that somebody has is refused, and the invitation stays good', async ({
  assistant,
  participant,
  rest,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  const coHost = await assistant();
  await coHost.opens(await rest.invite(talk, 'moderator'));
  await coHost.picksName('지수');
  await expect(coHost.page.getByRole('alert')).toContainText('다른 이름을 골라 주세요');
  await coHost.picksName('하늘');
  await coHost.isAtTheControls();
});

test('whoever is revoked is out at once, and does not come back', async ({
  assistant,
  host,
  rest,
  talk,
}) => {
  const coHost = await assistant();
  await coHost.accepts(await rest.invite(talk, 'co_presenter'), '하늘');
  const tab = await coHost.page.context().newPage();
  await tab.goto(`/sessions/${talk.id}`);
  await expect(tab.getByTestId('my-role')).toBeVisible();
  await expect(host.coHost('하늘')).toContainText('공동 발표자');

  await host.revokes('하늘');
  await expect(coHost.page).toHaveURL(/\/crew/);
  await coHost.reads('진행 권한이 해제됐어요');
  await expect(tab).toHaveURL(/\/crew\?why=revoked/);
  await expect(host.coHost('하늘')).toHaveCount(0);

  expect(await coHost.keeps()).not.toContain(talk.id);
  await coHost.page.reload();
  await coHost.reads('진행 권한이 해제됐어요');
  await coHost.page.goto(`/sessions/${talk.id}`);
  await expect(coHost.page).toHaveURL(/\/auth\/login/);
});

test('whoever helped with a session that is deleted is told so, and keeps nothing', async ({
  assistant,
  rest,
  talk,
}) => {
  const coHost = await assistant();
  await coHost.accepts(await rest.invite(talk, 'moderator'), '하늘');
  await rest.delete(talk);
  await coHost.reads('세션이 삭제됐어요');
  expect(await coHost.keeps()).not.toContain(talk.id);
});

test('a moderator keeps order, and is shown nothing of how the session runs', async ({
  assistant,
  participant,
  rest,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('이 말은 지워 주세요');
  const coHost = await assistant();
  await coHost.accepts(await rest.invite(talk, 'moderator'), '하늘');
  await coHost.decides('이 말은 지워 주세요', '메시지 삭제');
  await expect(participant.message('이 말은 지워 주세요')).toHaveCount(0);

  await coHost.delivers('제가 도와드릴게요');
  const said = participant.message('제가 도와드릴게요');
  await expect(said).toContainText('하늘');
  await expect(said).toContainText('진행 도우미');

  await coHost.turnsTo('진행');
  await expect(coHost.button('이 기기에서 진행 그만하기')).toBeVisible();
  for (const control of controls(coHost)) await expect(control).toHaveCount(0);
});

test('a co-presenter goes on from a phone when the presenter’s computer is gone', async ({
  assistant,
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  const link = await host.invites('공동 발표자');
  const coHost = await assistant();

  await coHost.accepts(link, '하늘');
  await expect(host.page.getByText('하늘 님이 들어왔어요.')).toBeVisible();
  await host.page.close();
  await coHost.renames('이제 제가 이어 갈게요');
  await expect(participant.page.getByRole('heading', { level: 1 })).toHaveText(
    '이제 제가 이어 갈게요',
  );

  await coHost.pauses();
  await expect(participant.page.getByText('잠시 쉬는 중이에요')).toBeVisible();
});

test('a co-host’s place lasts over a reload and a day, until they give it up', async ({
  assistant,
  rest,
  talk,
}) => {
  const coHost = await assistant();
  await coHost.page.clock.install();
  await coHost.accepts(await rest.invite(talk, 'moderator'), '하늘');
  const opened: string[] = [];
  coHost.page.on('request', (request) => opened.push(new URL(request.url()).pathname));
  const renewed = coHost.page.waitForResponse('**/api/crew/renew');
  await coHost.page.clock.fastForward(HALF_A_DAY);
  expect((await renewed).status()).toBe(200);
  await coHost.delivers('아직 여기 있어요');
  expect(opened).not.toContain(`/api/sessions/${talk.id}`);
  await coHost.page.reload();
  await coHost.isAtTheControls();

  await coHost.turnsTo('진행');
  await coHost.press(coHost.button('이 기기에서 진행 그만하기'));
  await coHost.reads('이 기기에서 진행을 마쳤어요');
  expect(await coHost.keeps()).not.toContain(talk.id);
  await coHost.press(coHost.button('되돌리기'));
  await coHost.isAtTheControls();
});
