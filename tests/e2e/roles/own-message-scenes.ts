import { expect } from '@playwright/test';
import type { Participant } from './participant/participant';
import type { Party, Scene } from './pages';

async function withAMessage({ participant, rest }: Party): Promise<Participant> {
  const { session_code } = await rest.open({ title: '함께 만드는 서비스' });
  await participant.joins(session_code, '지수');
  await participant.delivers('자료는 어디에 있나요');
  await participant.edits('자료는 어디에 있나요', '자료는 어디에서 볼 수 있나요?');
  await participant.sees('자료는 어디에서 볼 수 있나요?');
  await participant.delivers('고마워요');
  return participant;
}

/** What participants meet who correct what they said. */
export const audienceThatCorrects: Record<string, Scene> = {
  'room with an edited message': async (party) => (await withAMessage(party)).page,
  'room with reactions to messages': async (party) => {
    const participant = await withAMessage(party);
    for (const emoji of ['👍', '❤️', '👏', '😮', '❓', '😀'])
      await participant.reactsTo('자료는 어디에서 볼 수 있나요?', emoji);
    await participant.reactsTo('고마워요', '❤️');
    return participant.page;
  },
  'menu of a message': async (party) => {
    const participant = await withAMessage(party);
    await participant.opensMenuOf('고마워요');
    return participant.page;
  },
  'inviting somebody': async (party) => {
    const participant = await withAMessage(party);
    await participant.opensMenu();
    await participant.press(participant.page.getByTestId('invite-button'));
    await expect(participant.page.getByTestId('invite-code')).toBeVisible();
    return participant.page;
  },
  'writing a reply': async (party) => {
    const participant = await withAMessage(party);
    await participant.replies('자료는 어디에서 볼 수 있나요?', '게시판에 있어요');
    await participant.opensMenuOf('고마워요');
    await participant.press(participant.page.getByRole('button', { name: '답장' }));
    await expect(participant.page.getByTestId('replying')).toBeVisible();
    return participant.page;
  },
  'editing a message': async (party) => {
    const participant = await withAMessage(party);
    await participant.opensMenuOf('고마워요');
    await participant.press(participant.page.getByRole('button', { name: '수정' }));
    await expect(participant.page.getByTestId('edit-input')).toBeFocused();
    return participant.page;
  },
  'deleting a message': async (party) => {
    const participant = await withAMessage(party);
    await participant.opensMenuOf('고마워요');
    await participant.press(participant.page.getByRole('button', { name: '삭제' }));
    await expect(participant.page.getByTestId('delete-confirm')).toBeVisible();
    return participant.page;
  },
};
