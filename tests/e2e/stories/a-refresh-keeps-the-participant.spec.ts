import { expect, test } from '../roles/fixtures';
import { Participant } from '../roles/participant/participant';

test(
  'a refresh keeps the participant and the conversation',
  { tag: '@phone' },
  async ({ host, participant, talk }) => {
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('새로 고치기 전');
    await participant.reloads();
    await participant.isKnownAs('지수');
    await participant.delivers('새로 고친 뒤');
    await expect(host.message('새로 고친 뒤')).toHaveCount(1);
    await host.seesPeople(1);
  },
);

test(
  'a second tab is the same person, counted once',
  { tag: '@phone' },
  async ({ host, participant, hasTouch, talk }) => {
    await participant.joins(talk.session_code, '지수');
    const tab = new Participant(await participant.page.context().newPage(), hasTouch);
    await tab.comesTo(talk.session_code);
    await tab.isInTheRoom();
    await tab.isKnownAs('지수');
    await tab.delivers('두 번째 탭에서');
    await expect(participant.message('두 번째 탭에서').getByLabel('보냈어요')).toBeVisible();
    await host.sees('두 번째 탭에서');
    await host.seesPeople(1);
    await tab.page.close();
    await participant.delivers('첫 탭은 그대로');
    await host.seesPeople(1);
  },
);

test(
  '“not you?” leaves for good and frees the nickname',
  { tag: '@phone' },
  async ({ host, participant, newcomer, talk }) => {
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('제 말은 남아요');
    await participant.leaves();
    await expect(participant.nickname).not.toHaveValue('지수');
    const next = await newcomer();
    await next.joins(talk.session_code, '지수');
    await next.sees('제 말은 남아요');
    await expect(next.message('제 말은 남아요').getByLabel('보냈어요')).toHaveCount(0);
    await host.seesPeople(1);
  },
);

test('leaving in one tab leaves in the other', async ({ participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  const tab = new Participant(await participant.page.context().newPage());
  await tab.comesTo(talk.session_code);
  await tab.isInTheRoom();
  await tab.leaves();
  await expect(participant.nickname).toBeVisible();
});
