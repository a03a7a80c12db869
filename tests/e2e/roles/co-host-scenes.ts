import { expect } from '@playwright/test';
import type { Party, Scene } from './pages';
import { CoHost } from './presenter/co-host';
import type { LiveSession } from './presenter/rest';

const NARROW = { width: 390, height: 844 };

function aTalk({ rest }: Party): Promise<LiveSession> {
  return rest.open({ title: '함께 만드는 서비스', description: '질문은 채팅으로' });
}

/** The other one of the party helps. */
async function helping(party: Party, role: 'co_presenter' | 'moderator'): Promise<CoHost> {
  const session = await aTalk(party);
  const coHost = new CoHost(party.participant.page);
  await coHost.accepts(await party.rest.invite(session, role), '하늘');
  await coHost.delivers('제가 도와드릴게요');
  return coHost;
}

/** The presenter's list of co-hosts: one who came, and one who may still come. */
async function withHelpers(party: Party): Promise<void> {
  const { presenter, participant, rest } = party;
  const session = await aTalk(party);
  const coHost = new CoHost(participant.page);
  await coHost.accepts(await rest.invite(session, 'co_presenter'), '하늘');
  await rest.invite(session, 'moderator');
  await presenter.page.setViewportSize(NARROW);
  await presenter.isSignedInAs(rest.account);
  await presenter.goesTo(session);
  await presenter.turnsTo('진행');
  await expect(presenter.coHost('하늘')).toBeVisible();
  await presenter.page.getByTestId('crew').scrollIntoViewIfNeeded();
}

/** What the audience sees of those who help. */
export const audienceWithHelp: Record<string, Scene> = {
  'room with helpers': async (party) => {
    const { presenter, participant, rest } = party;
    const session = await aTalk(party);
    await participant.joins(session.session_code, '지수');
    await participant.delivers('자료는 어디에 있나요?');
    for (const [role, name, words] of [
      ['moderator', '하늘', '뒤쪽 책상에 있어요'],
      ['co_presenter', '도윤', '끝나고 링크도 올릴게요'],
    ] as const) {
      const coHost = new CoHost(presenter.page);
      await coHost.accepts(await rest.invite(session, role), name);
      await coHost.delivers(words);
      await participant.sees(words);
    }
    return participant.page;
  },
};

/** Inviting people to help, and what they see. */
export const hostsWithHelp: Record<string, Scene> = {
  'inviting a moderator': async (party) => {
    const { presenter, rest } = party;
    const session = await aTalk(party);
    await presenter.page.setViewportSize(NARROW);
    await presenter.isSignedInAs(rest.account);
    await presenter.goesTo(session);
    await presenter.invites('진행 도우미');
    return presenter.page;
  },
  'people who help': async (party) => {
    await withHelpers(party);
    return party.presenter.page;
  },
  'sending a helper away': async (party) => {
    const { presenter } = party;
    await withHelpers(party);
    await presenter.press(presenter.coHost('하늘').getByRole('button'));
    await expect(presenter.page.getByRole('dialog')).toContainText('하늘 님을 내보낼까요?');
    return presenter.page;
  },
  'an invitation': async (party) => {
    const coHost = new CoHost(party.participant.page);
    await coHost.opens(await party.rest.invite(await aTalk(party), 'moderator'));
    await expect(coHost.name).toBeVisible();
    return coHost.page;
  },
  'no invitation': async (party) => {
    const coHost = new CoHost(party.participant.page);
    await coHost.opens('/crew');
    await coHost.reads('초대 링크로 열어 주세요');
    return coHost.page;
  },
  'a role taken back': async (party) => {
    const { presenter } = party;
    await withHelpers(party);
    await presenter.revokes('하늘');
    const coHost = new CoHost(party.participant.page);
    await coHost.reads('진행 권한이 해제됐어요');
    return coHost.page;
  },
  'a moderator at work': async (party) => (await helping(party, 'moderator')).page,
  'a moderator’s controls': async (party) => {
    const coHost = await helping(party, 'moderator');
    await coHost.page.setViewportSize(NARROW);
    await coHost.turnsTo('진행');
    return coHost.page;
  },
  'a co-presenter at work': async (party) => (await helping(party, 'co_presenter')).page,
};
