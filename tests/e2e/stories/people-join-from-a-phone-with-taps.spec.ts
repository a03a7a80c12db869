import { expect, test } from '../roles/fixtures';

test(
  'three taps lead from the link to the first message',
  { tag: '@phone' },
  async ({ host, participant, talk }) => {
    await participant.comesTo(talk.session_code);
    await expect(participant.page.getByRole('heading', { name: talk.title })).toBeVisible();
    await expect(participant.nickname).not.toHaveValue('');
    const suggested = await participant.nickname.inputValue();
    await participant.press(participant.joinButton);
    await participant.isInTheRoom();
    await participant.isKnownAs(suggested);
    await participant.press(participant.field);
    await expect(participant.field).toBeFocused();
    await participant.page.keyboard.insertText('휴대폰에서 인사해요');
    await participant.press(participant.sendButton);
    await participant.seesDelivered('휴대폰에서 인사해요');
    await host.sees('휴대폰에서 인사해요');
    await host.seesPeople(1);
  },
);

test(
  'sending keeps the keyboard open for the next message',
  { tag: '@phone' },
  async ({ participant, talk }) => {
    await participant.joins(talk.session_code, '지수');
    await participant.press(participant.field);
    await participant.delivers('하나');
    await expect(participant.field).toBeFocused();
    await expect(participant.field).toHaveValue('');
  },
);

test(
  'taps on reactions reach the presenter',
  { tag: '@phone' },
  async ({ host, participant, talk }) => {
    await participant.joins(talk.session_code, '지수');
    await participant.reacts('😀', 2);
    await participant.reacts('👏');
    await host.seesTotal('😀', 2);
    await host.seesTotal('👏', 1);
  },
);

test(
  'a title that is too long for the room’s head is whole in the menu',
  { tag: '@phone' },
  async ({ participant, rest }) => {
    const title = '아주 긴 제목도 끝까지 읽을 수 있어야 해요 '.repeat(4).trim();
    const { session_code } = await rest.open({ title });
    await participant.joins(session_code, '지수');
    await participant.opensMenu();
    await expect(participant.page.getByRole('dialog').getByText(title)).toBeInViewport({
      ratio: 1,
    });
  },
);
