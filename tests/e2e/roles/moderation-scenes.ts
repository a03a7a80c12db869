import { expect } from '@playwright/test';
import type { Party, Scene } from './pages';
import type { LiveSession } from './presenter/rest';

/** A talk that runs, with its presenter at the controls. */
async function running({ presenter, rest }: Party): Promise<LiveSession> {
  const session = await rest.open({ title: '함께 만드는 서비스' });
  await presenter.isSignedInAs(rest.account);
  await presenter.goesTo(session);
  return session;
}

/** As on a phone, where the controls are behind a tab. */
async function onAPhone(party: Party): Promise<LiveSession> {
  await party.presenter.page.setViewportSize({ width: 390, height: 844 });
  return running(party);
}

/** What the audience sees where order is kept. */
export const audienceInOrder: Record<string, Scene> = {
  'room with a held message': async (party) => {
    const { presenter, participant } = party;
    const { session_code } = await running(party);
    await presenter.setsChatMode('승인 후');
    await participant.joins(session_code, '지수');
    await participant.sends('다음 분기 계획이 궁금해요');
    await expect(participant.unsent).toContainText('기다리는 메시지 1개');
    return participant.page;
  },
  'join with a passcode': async (party) => {
    const { presenter, participant } = party;
    const { session_code } = await running(party);
    await presenter.setsPasscode('열려라 참깨');
    await participant.comesTo(session_code);
    await participant.passcode.fill('닫혀라 참깨');
    await participant.picksNickname('지수');
    await expect(participant.page.getByText('암호가 맞지 않아요')).toBeVisible();
    return participant.page;
  },
  'a locked session': async (party) => {
    const { presenter, participant } = party;
    const { session_code } = await running(party);
    await presenter.locks('켬');
    await participant.comesTo(session_code);
    await expect(participant.page.getByRole('heading')).toHaveText('지금은 입장할 수 없어요');
    return participant.page;
  },
  removed: async (party) => {
    const { presenter, participant } = party;
    const { session_code } = await running(party);
    await participant.joins(session_code, '지수');
    await participant.delivers('안녕하세요');
    await presenter.decides('안녕하세요', '내보내기');
    await expect(participant.page.getByRole('heading', { level: 1 })).toHaveText(
      '이 세션에서 나오게 됐어요',
    );
    return participant.page;
  },
};

/** What a presenter sees who keeps order. */
export const hostsInOrder: Record<string, Scene> = {
  'a message pinned and one deleted': async (party) => {
    const { presenter } = party;
    await running(party);
    await presenter.delivers('자료는 뒤쪽 책상에 있어요');
    await presenter.delivers('이 말은 지울게요');
    await presenter.decides('이 말은 지울게요', '메시지 삭제');
    await presenter.decides('자료는 뒤쪽 책상에 있어요', '맨 위에 고정');
    await expect(presenter.pinned).toBeVisible();
    return presenter.page;
  },
  'messages held for approval': async (party) => {
    const { presenter, participant } = party;
    const { session_code } = await running(party);
    await presenter.setsChatMode('승인 후');
    await participant.joins(session_code, '지수');
    await participant.sends('다음 분기 계획이 궁금해요');
    await participant.sends('그리고 자료는 어디서 받을 수 있을까요? 지난번 것도 보고 싶어요.');
    await expect(presenter.page.getByTestId('held-messages')).toContainText('자료는');
    return presenter.page;
  },
  'a covered message': async (party) => {
    const { presenter, participant } = party;
    const { session_code } = await running(party);
    await presenter.filtersWords('가리기');
    await participant.joins(session_code, '지수');
    await participant.posts('아 시 발');
    await expect(presenter.page.getByText('가려진 메시지예요.')).toBeVisible();
    return presenter.page;
  },
  'the chat mode': async (party) => {
    const { presenter } = party;
    await onAPhone(party);
    await presenter.setsChatMode('천천히');
    await presenter.turnsTo('진행');
    return presenter.page;
  },
  'the word filter': async (party) => {
    const { presenter } = party;
    await onAPhone(party);
    await presenter.filtersWords('가리기');
    await presenter.turnsTo('진행');
    await presenter.press(presenter.button('직접 추가한 금칙어'));
    await presenter.page.getByLabel('한 줄에 하나씩').fill('경쟁사\n!경쟁사회');
    return presenter.page;
  },
  'a person considered': async (party) => {
    const { presenter, participant } = party;
    const { session_code } = await running(party);
    await participant.joins(session_code, '지수');
    await participant.delivers('저를 내보내 보세요');
    await presenter.considers('저를 내보내 보세요');
    return presenter.page;
  },
  'people muted and removed': async (party) => {
    const { presenter, participant } = party;
    const { session_code } = await onAPhone(party);
    await participant.joins(session_code, '지수');
    await participant.delivers('저를 내보내 보세요');
    await presenter.decides('저를 내보내 보세요', '10분');
    await presenter.decides('저를 내보내 보세요', '내보내기');
    await presenter.turnsTo('진행');
    await expect(presenter.page.getByText('제한한 참여자')).toBeVisible();
    return presenter.page;
  },
};
