import { expect, type Page } from '@playwright/test';
import type { Participant } from './participant/participant';
import type { Presenter } from './presenter/presenter';
import type { Rest } from './presenter/rest';

/** Whoever is needed to bring a page about. */
export interface Party {
  presenter: Presenter;
  participant: Participant;
  rest: Rest;
}

/** A page of the product as somebody meets it: brings it on the screen and returns it. */
export type Scene = (party: Party) => Promise<Page>;

const TITLE = '함께 만드는 서비스';

async function atTheDesk({ presenter, rest }: Party, path: string): Promise<Page> {
  await presenter.isSignedInAs(rest.account);
  await presenter.page.goto(path);
  await expect(presenter.page.getByRole('heading', { level: 1 })).toBeVisible();
  return presenter.page;
}

async function inTheRoom({ participant, rest }: Party): Promise<Participant> {
  const { session_code } = await rest.open({ title: TITLE });
  await participant.joins(session_code, '지수');
  await participant.tells('안녕하세요! 자료는 https://example.com 에 있어요');
  await participant.reacts('👍');
  await participant.seesReaction('👍');
  return participant;
}

async function runningTheTalk(party: Party): Promise<Presenter> {
  const session = await party.rest.open({ title: TITLE, description: '질문은 채팅으로' });
  await party.presenter.isSignedInAs(party.rest.account);
  await party.presenter.goesTo(session);
  await party.presenter.tells('어서 오세요');
  return party.presenter;
}

/** The pages that the audience meets. */
export const audience: Record<string, Scene> = {
  home: async ({ participant }) => {
    await participant.opensHome();
    return participant.page;
  },
  'home with a mistake': async ({ participant }) => {
    await participant.opensHome();
    await participant.typesCode('AB');
    return participant.page;
  },
  'unknown code': async ({ participant }) => {
    await participant.comesTo('NOSUCH99');
    await expect(participant.code).toBeVisible();
    return participant.page;
  },
  join: async ({ participant, rest }) => {
    await participant.comesTo((await rest.open({ title: TITLE })).session_code);
    await expect(participant.nickname).toBeVisible();
    return participant.page;
  },
  'waiting room': async ({ participant, rest }) => {
    await participant.comesTo((await rest.create({ title: TITLE })).session_code);
    await expect(participant.page.getByText('곧 시작해요')).toBeVisible();
    return participant.page;
  },
  room: async (party) => {
    const participant = await inTheRoom(party);
    await participant.field.fill('아직 쓰고 있는 말');
    return participant.page;
  },
  'room with a held message': async ({ presenter, participant, rest }) => {
    const session = await rest.open({ title: TITLE });
    await presenter.isSignedInAs(rest.account);
    await presenter.goesTo(session);
    await presenter.setsChatMode('확인 뒤에');
    await participant.joins(session.session_code, '지수');
    await participant.says('다음 분기 계획이 궁금해요');
    await expect(participant.page.getByText('발표자를 기다려요')).toBeVisible();
    return participant.page;
  },
  'room with a covered message': async ({ presenter, participant, rest }) => {
    const session = await rest.open({ title: TITLE });
    await presenter.isSignedInAs(rest.account);
    await presenter.goesTo(session);
    await presenter.filtersWords('가리기');
    await participant.joins(session.session_code, '지수');
    await participant.says('아 시 발');
    await expect(presenter.page.getByText('가려 둔 메시지예요.')).toBeVisible();
    return presenter.page;
  },
  'room with its menu': async (party) => {
    const participant = await inTheRoom(party);
    await participant.opensMenu();
    return participant.page;
  },
  'room after the end': async ({ participant, rest }) => {
    const session = await rest.open({ title: TITLE });
    await participant.joins(session.session_code, '지수');
    await participant.tells('남는 말');
    await rest.move(session, 'end');
    await expect(participant.field).toHaveCount(0);
    return participant.page;
  },
  'join with a passcode': async ({ presenter, participant, rest }) => {
    const session = await rest.open({ title: TITLE });
    await presenter.isSignedInAs(rest.account);
    await presenter.goesTo(session);
    await presenter.setsPasscode('열려라 참깨');
    await participant.comesTo(session.session_code);
    await participant.passcode.fill('닫혀라 참깨');
    await participant.picksNickname('지수');
    await expect(participant.page.getByText('암호가 맞지 않아요')).toBeVisible();
    return participant.page;
  },
  'a locked session': async ({ presenter, participant, rest }) => {
    const session = await rest.open({ title: TITLE });
    await presenter.isSignedInAs(rest.account);
    await presenter.goesTo(session);
    await presenter.locks('켬');
    await participant.comesTo(session.session_code);
    await expect(participant.page.getByRole('heading')).toHaveText('지금은 들어올 수 없어요');
    return participant.page;
  },
  removed: async ({ presenter, participant, rest }) => {
    const session = await rest.open({ title: TITLE });
    await presenter.isSignedInAs(rest.account);
    await presenter.goesTo(session);
    await participant.joins(session.session_code, '지수');
    await participant.tells('안녕하세요');
    await presenter.decides('안녕하세요', '내보내기');
    await expect(participant.page.getByRole('heading')).toHaveText('이 세션에서 나오게 됐어요');
    return participant.page;
  },
  ended: async ({ participant, rest }) => {
    const session = await rest.open({ title: TITLE });
    await rest.move(session, 'end');
    await participant.comesTo(session.session_code);
    await expect(participant.page.getByRole('heading')).toHaveText('끝난 발표예요');
    return participant.page;
  },
};

/** The pages that a presenter meets. */
export const backstage: Record<string, Scene> = {
  login: async ({ presenter }) => {
    await presenter.page.goto('/auth/login');
    await expect(presenter.page.getByRole('link', { name: '테스트 로그인' })).toBeVisible();
    return presenter.page;
  },
  'test login': async ({ presenter }) => {
    await presenter.page.goto('/auth/test-login');
    await expect(presenter.page.getByTestId('test-email')).toBeVisible();
    return presenter.page;
  },
  'empty dashboard': async (party) => {
    const page = await atTheDesk(party, '/dashboard');
    await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
    return page;
  },
  dashboard: async (party) => {
    await party.rest.create({ title: '지난주 리허설' });
    await party.rest.open({ title: TITLE });
    const page = await atTheDesk(party, '/dashboard');
    await expect(page.getByRole('article')).toHaveCount(2);
    return page;
  },
  'new session': async (party) => {
    const page = await atTheDesk(party, '/dashboard');
    await party.presenter.press(party.presenter.newSession);
    await expect(party.presenter.title).toBeVisible();
    return page;
  },
  'fresh session': async (party) => {
    const { id } = await party.rest.create({ title: TITLE });
    const page = await atTheDesk(party, `/sessions/${id}`);
    await party.presenter.isConnected();
    return page;
  },
  'running session': async (party) => (await runningTheTalk(party)).page,
  'a message considered': async (party) => {
    const presenter = await runningTheTalk(party);
    await presenter.considers('어서 오세요');
    return presenter.page;
  },
  'a message pinned and one deleted': async (party) => {
    const presenter = await runningTheTalk(party);
    await presenter.tells('이 말은 지울게요');
    await presenter.decides('이 말은 지울게요', '메시지 지우기');
    await presenter.decides('어서 오세요', '맨 위에 고정');
    await expect(presenter.pinned).toBeVisible();
    return presenter.page;
  },
  'messages held for approval': async (party) => {
    const presenter = await runningTheTalk(party);
    const session = await party.rest.open({ title: TITLE });
    await presenter.goesTo(session);
    await presenter.tells('질문 받을게요');
    await presenter.setsChatMode('확인 뒤에');
    await party.participant.joins(session.session_code, '지수');
    await party.participant.says('다음 분기 계획이 궁금해요');
    await party.participant.says(
      '그리고 자료는 어디서 받을 수 있을까요? 지난번 것도 함께 보고 싶어요.',
    );
    await expect(presenter.page.getByTestId('held-messages')).toContainText('자료는');
    return presenter.page;
  },
  'the chat mode': async (party) => {
    const presenter = await runningTheTalk(party);
    await presenter.page.setViewportSize({ width: 390, height: 844 });
    await presenter.setsChatMode('천천히');
    await presenter.turnsTo('진행');
    return presenter.page;
  },
  'a person considered': async (party) => {
    const { presenter, participant } = party;
    const session = await party.rest.open({ title: TITLE });
    await presenter.isSignedInAs(party.rest.account);
    await presenter.goesTo(session);
    await participant.joins(session.session_code, '지수');
    await participant.tells('저를 내보내 보세요');
    await presenter.considers('저를 내보내 보세요');
    return presenter.page;
  },
  'people muted and removed': async (party) => {
    const { presenter, participant } = party;
    const session = await party.rest.open({ title: TITLE });
    await presenter.isSignedInAs(party.rest.account);
    await presenter.page.setViewportSize({ width: 390, height: 844 });
    await presenter.goesTo(session);
    await participant.joins(session.session_code, '지수');
    await participant.tells('저를 내보내 보세요');
    await presenter.decides('저를 내보내 보세요', '10분');
    await presenter.decides('저를 내보내 보세요', '내보내기');
    await presenter.turnsTo('진행');
    await expect(presenter.page.getByText('막거나 내보낸 사람')).toBeVisible();
    return presenter.page;
  },
  'the word filter': async (party) => {
    const presenter = await runningTheTalk(party);
    await presenter.page.setViewportSize({ width: 390, height: 844 });
    await presenter.filtersWords('가리기');
    await presenter.turnsTo('진행');
    await presenter.press(presenter.button('내가 정한 말'));
    await presenter.page.getByLabel('한 줄에 하나씩').fill('경쟁사\n!경쟁사회');
    return presenter.page;
  },
  'editing the title': async (party) => {
    const presenter = await runningTheTalk(party);
    await presenter.press(presenter.button('제목과 설명 고치기'));
    return presenter.page;
  },
  'full screen': async (party) => {
    const presenter = await runningTheTalk(party);
    await presenter.turnsTo('초대');
    await presenter.showsTheHall();
    return presenter.page;
  },
  'session after the end': async (party) => {
    const session = await party.rest.open({ title: TITLE });
    await party.rest.move(session, 'end');
    const page = await atTheDesk(party, `/sessions/${session.id}`);
    await party.presenter.seesStatus('종료');
    return page;
  },
  'session not found': (party) => atTheDesk(party, '/sessions/nosuchsession'),
};
