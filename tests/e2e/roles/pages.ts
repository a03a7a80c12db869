import { expect, type Page } from '@playwright/test';
import { audienceAsked, hostsAsking } from './activity-scenes';
import { audienceWithHelp, hostsWithHelp } from './co-host-scenes';
import { docs } from './docs-scenes';
import { audienceOfWhatIsKept, hostsOfWhatIsKept } from './own-data-scenes';
import { audienceWithFeeds, hostsWithFeeds } from './feed-scenes';
import { blocksWebSockets } from './network';
import { audienceInOrder, hostsInOrder } from './moderation-scenes';
import { audienceThatCorrects } from './own-message-scenes';
import { audienceThatAsks, hostsWithQuestions } from './question-scenes';
import { hostsOfReplays } from './replay-scenes';
import { hostsOfScreens } from './screen-scenes';
import type { Participant } from './participant/participant';
import type { Presenter } from './presenter/presenter';
import type { LiveSession, Rest } from './presenter/rest';

/** Whoever is needed to bring a page about. */
export interface Party {
  presenter: Presenter;
  participant: Participant;
  rest: Rest;
}

/** A page of the product as somebody meets it: brings it on the screen and returns it. */
export type Scene = (party: Party) => Promise<Page>;

const TITLE = '함께 만드는 서비스';

async function onDesktop({ presenter, rest }: Party, path: string): Promise<Page> {
  await presenter.isSignedInAs(rest.account);
  await presenter.page.goto(path);
  await expect(presenter.page.getByRole('heading', { level: 1 })).toBeVisible();
  return presenter.page;
}

async function inTheRoom({ participant, rest }: Party): Promise<Participant> {
  const { session_code } = await rest.open({ title: TITLE });
  await participant.joins(session_code, '지수');
  await participant.delivers('안녕하세요! 자료는 https://example.com 에 있어요');
  await participant.reacts('👍');
  await participant.seesReaction('👍');
  return participant;
}

async function runningTheTalk(party: Party): Promise<Presenter> {
  const session = await party.rest.open({ title: TITLE, description: '질문은 채팅으로' });
  await party.presenter.isSignedInAs(party.rest.account);
  await party.presenter.goesTo(session);
  await party.presenter.delivers('어서 오세요');
  return party.presenter;
}

/** The pages that the audience meets. */
/** A session that is to start a month ahead, in a zone that is not the reader's. */
async function plans({ rest }: Pick<Party, 'rest'>, title: string): Promise<LiveSession> {
  const session = await rest.create({ title });
  const scheduled_at = new Date(Date.now() + 30 * 24 * 60 * 60_000).toISOString();
  await rest.sets(session, { scheduled_at, time_zone: 'America/Argentina/Buenos_Aires' });
  return session;
}

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
  'waiting room of a planned session': async ({ participant, rest }) => {
    await participant.comesTo((await plans({ rest }, TITLE)).session_code);
    await expect(participant.page.getByTestId('start-time')).toBeVisible();
    return participant.page;
  },
  room: async (party) => {
    const participant = await inTheRoom(party);
    await participant.field.fill('아직 쓰고 있는 말');
    return participant.page;
  },
  'room with its menu': async (party) => {
    const participant = await inTheRoom(party);
    await participant.opensMenu();
    return participant.page;
  },
  'room after the end': async ({ participant, rest }) => {
    const session = await rest.open({ title: TITLE });
    await participant.joins(session.session_code, '지수');
    await participant.delivers('남는 말');
    await rest.move(session, 'end');
    await expect(participant.field).toHaveCount(0);
    return participant.page;
  },
  ended: async ({ participant, rest }) => {
    const session = await rest.open({ title: TITLE });
    await rest.move(session, 'end');
    await participant.comesTo(session.session_code);
    await expect(participant.page.getByRole('heading')).toHaveText('끝난 세션이에요');
    return participant.page;
  },
  ...audienceThatCorrects,
  ...audienceThatAsks,
  ...audienceAsked,
  ...audienceWithFeeds,
  ...audienceInOrder,
  ...audienceWithHelp,
  ...audienceOfWhatIsKept,
  ...docs,
};

/** The pages that a presenter meets. */
export const hosts: Record<string, Scene> = {
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
    const page = await onDesktop(party, '/dashboard');
    await expect(page.getByRole('heading', { name: '첫 세션을 만들어 보세요' })).toBeVisible();
    return page;
  },
  dashboard: async (party) => {
    await party.rest.create({ title: '지난주 리허설' });
    await party.rest.open({ title: TITLE });
    const page = await onDesktop(party, '/dashboard');
    await expect(page.getByRole('article')).toHaveCount(2);
    return page;
  },
  'new session': async (party) => {
    const page = await onDesktop(party, '/dashboard');
    await party.presenter.press(party.presenter.newSession);
    await expect(party.presenter.title).toBeVisible();
    return page;
  },
  'dashboard with what is planned': async (party) => {
    await plans(party, '분기 전체 회의');
    await plans(party, TITLE);
    await party.rest.create({ title: '지난주 리허설' });
    const page = await onDesktop(party, '/dashboard');
    await expect(page.getByRole('heading', { name: '예약한 세션' })).toBeVisible();
    return page;
  },
  'setting a start time': async (party) => {
    const page = await onDesktop(party, `/sessions/${(await plans(party, TITLE)).id}`);
    await party.presenter.turnsTo('진행');
    await party.presenter.press(page.getByTestId('schedule-open'));
    await page.getByTestId('schedule-time').fill('2026-01-01T10:00');
    await party.presenter.press(page.getByTestId('schedule-save'));
    await expect(page.getByRole('alert')).toBeVisible();
    return page;
  },
  'choosing a template': async (party) => {
    const page = await onDesktop(party, '/dashboard');
    await party.presenter.press(party.presenter.newSession);
    await party.presenter.press(page.getByTestId('templates-open'));
    await page.getByTestId('template-lecture').getByText(/^활동/).click();
    return page;
  },
  'fresh session': async (party) => {
    const { id } = await party.rest.create({ title: TITLE });
    const page = await onDesktop(party, `/sessions/${id}`);
    await party.presenter.isConnected();
    return page;
  },
  'running session': async (party) => (await runningTheTalk(party)).page,
  'session where WebSockets are blocked': async (party) => {
    await blocksWebSockets(party.presenter.page);
    const presenter = await runningTheTalk(party);
    await presenter.page.setViewportSize({ width: 390, height: 844 });
    await presenter.turnsTo('진행');
    await expect(presenter.transport).toContainText('호환 모드');
    return presenter.page;
  },
  'editing the title': async (party) => {
    const presenter = await runningTheTalk(party);
    await presenter.press(presenter.button('제목과 설명 수정'));
    return presenter.page;
  },
  'full screen': async (party) => {
    // As where nothing but a film may fill the screen: a window that fills it is not to be made narrow.
    const lacks = () => Object.assign(Element.prototype, { requestFullscreen: undefined });
    await party.presenter.page.addInitScript(lacks);
    const presenter = await runningTheTalk(party);
    await presenter.turnsTo('초대');
    await presenter.showsTheJoinScreen();
    return presenter.page;
  },
  'screen of its own': async (party) => {
    const page = await onDesktop(party, `/screen/${(await party.rest.open({ title: TITLE })).id}`);
    await expect(page.getByTestId('screen-code')).toBeVisible();
    return page;
  },
  'session after the end': async (party) => {
    const session = await party.rest.open({ title: TITLE });
    await party.rest.move(session, 'end');
    const page = await onDesktop(party, `/sessions/${session.id}`);
    await party.presenter.seesStatus('종료');
    return page;
  },
  'session not found': (party) => onDesktop(party, '/sessions/nosuchsession'),
  ...hostsWithQuestions,
  ...hostsAsking,
  ...hostsWithFeeds,
  ...hostsOfScreens,
  ...hostsOfReplays,
  ...hostsInOrder,
  ...hostsWithHelp,
  ...hostsOfWhatIsKept,
};
