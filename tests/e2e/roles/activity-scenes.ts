import { expect } from '@playwright/test';
import type { Participant } from './participant/participant';
import type { LiveSession } from './presenter/rest';
import type { Party, Scene } from './pages';

const OPTIONS = [{ text: '데이터베이스 정규화와 색인' }, { text: '트랜잭션' }];
const QUIZ = {
  kind: 'quiz',
  prompt: '오늘의 퀴즈',
  questions: [
    {
      prompt: '한국의 수도는 어디일까요?',
      seconds: 240,
      options: [{ text: '서울', right: true }, { text: '부산' }],
    },
  ],
};

/** With something that cannot be taken. */
const FILE =
  '한글은 언제 반포되었나요? {=1446년 ~1443년}\n\n글만 있어요\n\n시작은 10:30인가요? {T}\n';

interface Asked {
  session: LiveSession;
  id: string;
  participant: Participant;
}

/** Somebody in the room of a session in which this has just been opened. */
async function asked({ participant, rest }: Party, wish: object): Promise<Asked> {
  const session = await rest.open({ title: '함께 만드는 서비스' });
  await participant.joins(session.session_code, '지수');
  const id = await rest.prepares(session, wish);
  await rest.runs(session, id, 'open');
  await expect(participant.page.getByTestId('tab-activity')).toBeVisible();
  return { session, id, participant };
}

async function answers({ page }: Participant): Promise<void> {
  await page.getByTestId('option-1').click();
  await page.getByTestId('answer-button').click();
}

/** The pages of who is asked. */
export const audienceAsked: Record<string, Scene> = {
  'an open choice': async (party) => {
    const { participant } = await asked(party, {
      kind: 'choice',
      prompt: '무엇을?',
      options: OPTIONS,
    });
    await expect(participant.page.getByTestId('answer-button')).toBeVisible();
    return participant.page;
  },
  'a ranking': async (party) => {
    const wish = { kind: 'ranking', prompt: '중요한 순서는?', options: OPTIONS };
    const { participant } = await asked(party, wish);
    await expect(participant.page.getByTestId('option-2')).toBeVisible();
    return participant.page;
  },
  'results of a scale': async (party) => {
    const wish = { kind: 'scale', prompt: '얼마나?', settings: { steps: 11, live_results: true } };
    const { participant } = await asked(party, wish);
    await answers(participant);
    await expect(participant.page.getByTestId('results').getByText('1명').first()).toBeAttached();
    return participant.page;
  },
  'a cloud': async (party) => {
    const wish = { kind: 'cloud', prompt: '한마디', settings: { live_results: true } };
    const { page } = (await asked(party, wish)).participant;
    await page.getByTestId('word-1').fill('재밌어요');
    await page.getByTestId('answer-button').click();
    await expect(page.getByTestId('cloud').getByText('재밌어요', { exact: true })).toBeVisible();
    return page;
  },
  'a quiz with its solution': async (party) => {
    const { session, id, participant } = await asked(party, QUIZ);
    await party.rest.runs(session, id, 'next', { from: null });
    await answers(participant);
    await expect(participant.page.getByTestId('answer-button')).toHaveCount(0);
    await party.rest.runs(session, id, 'reveal');
    await expect(participant.page.getByTestId('leaderboard')).toBeVisible();
    return participant.page;
  },
};

/** The pages of who asks. */
export const hostsAsking: Record<string, Scene> = {
  'an activity that is open': async (party) => {
    const wish = { kind: 'choice', prompt: '무엇을 더 다룰까요?', options: OPTIONS };
    const { session, participant } = await asked(party, wish);
    await answers(participant);
    const { page } = party.presenter;
    await party.presenter.isSignedInAs(party.rest.account);
    await party.presenter.goesTo(session);
    await expect(page.getByTestId('results').getByText('100%').first()).toBeAttached();
    return page;
  },
  'a quiz file': async (party) => {
    const session = await party.rest.open({ title: '함께 만드는 서비스' });
    const { presenter } = party;
    await presenter.isSignedInAs(party.rest.account);
    await presenter.goesTo(session);
    await presenter.press(presenter.page.getByTestId('import-open'));
    const file = { name: '한국사.gift', mimeType: 'text/plain', buffer: Buffer.from(FILE) };
    await presenter.page.getByTestId('import-file').setInputFiles(file);
    await expect(presenter.page.getByTestId('import-take')).toBeVisible();
    return presenter.page;
  },
  'writing a quiz': async (party) => {
    const session = await party.rest.open({ title: '함께 만드는 서비스' });
    const { presenter } = party;
    await presenter.isSignedInAs(party.rest.account);
    await presenter.goesTo(session);
    await presenter.press(presenter.page.getByTestId('activity-new'));
    await presenter.press(presenter.page.getByTestId('kind-quiz'));
    await expect(presenter.page.getByTestId('activity-start')).toBeVisible();
    return presenter.page;
  },
};
