import { expect } from '@playwright/test';
import type { Extra } from './crowd';
import type { Participant } from './participant/participant';
import type { LiveSession, Rest } from './presenter/rest';

/** A session with something on it for every stage, and who is in it. */
export interface Staged {
  rest: Rest;
  session: LiveSession;
  participant: Participant;
  /** Somebody else who is in it. */
  extra: (code: string, nickname: string) => Promise<Extra>;
}

const LONG =
  '긴 글도 끝줄에서 읽혀야 해요. Long texts must be readable from the last row, too. '.repeat(4);
/** As long as a message may be. */
const LONGEST = LONG.repeat(2).slice(0, 500);
const OPTIONS = Array.from({ length: 14 }, (_, place) => ({
  text:
    place % 3 ? `보기 ${place + 1}` : `${place + 1}번째 보기는 조금 길어서 두 줄이 될 수 있어요`,
}));

const QUIZ = {
  kind: 'quiz',
  prompt: '오늘의 퀴즈',
  questions: [
    {
      prompt: '한국의 수도는 어디일까요?',
      seconds: 240,
      options: [{ text: '서울', right: true }, { text: '부산' }, { text: '대구' }],
    },
  ],
};

/** Puts one stage after the other on the screen; each tells what the screen then shows. */
export const STAGES: Record<string, (staged: Staged) => Promise<string>> = {
  join: ({ rest, session }) => shows(rest, session, 'join'),
  chat: async ({ rest, session, participant }) => {
    await participant.delivers(LONG.slice(0, 300));
    await participant.delivers('짧은 말도 있어요');
    return shows(rest, session, 'chat');
  },
  'a long message that is pinned': async ({ rest, session, extra }) => {
    const talker = await extra(session.session_code, '길게 말하는 사람');
    await rest.pins(session, (await talker.delivers(LONGEST)).id);
    return shows(rest, session, 'chat');
  },
  'a short message': async ({ rest, session, extra }) => {
    const talker = await extra(session.session_code, '짧게 말하는 사람');
    return shows(rest, session, 'message', (await talker.delivers('네!')).id);
  },
  'a long message': async ({ rest, session, extra }) => {
    const talker = await extra(session.session_code, '하고 싶은 말이 많은 사람');
    return shows(rest, session, 'message', (await talker.delivers(LONGEST)).id);
  },
  'questions of any length': async ({ rest, session, participant }) => {
    const { page } = participant;
    await rest.change(session, { questions: true });
    await participant.press(page.getByTestId('tab-questions'));
    for (const text of [LONG.slice(0, 250), '자료는 어디 있나요?', 'Is it recorded?']) {
      await page.getByTestId('ask-input').fill(text);
      await participant.press(page.getByTestId('ask-button'));
      await expect(page.getByTestId('question-list')).toContainText(text.slice(0, 20));
    }
    return shows(rest, session, 'questions');
  },
  'a choice of many': (staged) =>
    open(staged, { kind: 'choice', prompt: LONG.slice(0, 200), options: OPTIONS }),
  'its results': (staged) =>
    results(staged, { kind: 'choice', prompt: '무엇을?', options: OPTIONS }),
  'a ranking': (staged) =>
    open(staged, { kind: 'ranking', prompt: '중요한 순서는?', options: OPTIONS.slice(0, 8) }),
  'a ranking and its places': (staged) =>
    results(staged, { kind: 'ranking', prompt: '중요한 순서는?', options: OPTIONS.slice(0, 8) }),
  'a scale': (staged) =>
    results(staged, { kind: 'scale', prompt: '얼마나 그런가요?', settings: { steps: 11 } }),
  'an open question': (staged) => open(staged, { kind: 'open', prompt: '어떻게 생각하세요?' }),
  'many open answers': async (staged) => {
    const { rest, session, extra } = staged;
    const wish = { kind: 'open', prompt: '어떻게 생각하세요?', settings: { live_results: true } };
    const id = await rest.prepares(session, wish);
    await rest.runs(session, id, 'open');
    for (let place = 1; place <= 24; place++) {
      const one = await extra(session.session_code, `생각 ${place}`);
      await one.answers(id, place % 3 ? `생각 ${place}` : LONG.slice(0, 200));
    }
    await rest.runs(session, id, 'reveal');
    await rest.shows(session, { show: 'activity', id });
    return 'activity';
  },
  'a cloud': async (staged) => {
    const wish = { kind: 'cloud', prompt: '한마디', settings: { live_results: true } };
    const show = await open(staged, wish);
    const { page } = staged.participant;
    await staged.participant.press(page.getByTestId('tab-activity'));
    for (const [place, word] of ['재밌어요', '가나다라마바사', 'wonderful'].entries()) {
      await page.getByTestId(`word-${place + 1}`).fill(word);
    }
    await staged.participant.press(page.getByTestId('answer-button'));
    await expect(page.getByTestId('cloud').getByText('wonderful', { exact: true })).toBeVisible();
    return show;
  },
  'a quiz and its solution': async (staged) => {
    const { rest, session, participant } = staged;
    const { page } = participant;
    const id = await rest.prepares(session, QUIZ);
    await rest.runs(session, id, 'open');
    await rest.runs(session, id, 'next', { from: null });
    await participant.press(page.getByTestId('tab-activity'));
    await participant.press(page.getByTestId('option-1'));
    await participant.press(page.getByTestId('answer-button'));
    await expect(page.getByTestId('answer-button')).toHaveCount(0);
    await rest.runs(session, id, 'reveal');
    await rest.shows(session, { show: 'activity', id });
    return 'activity';
  },
  leaderboard: async ({ rest, session }) => {
    const id = await rest.prepares(session, QUIZ);
    await rest.runs(session, id, 'open');
    await rest.runs(session, id, 'next', { from: null });
    await rest.runs(session, id, 'reveal');
    await rest.shows(session, { show: 'leaderboard', id });
    return 'leaderboard';
  },
  feed: async ({ rest, session }) => {
    const topics = ['KRW-BTC', 'KRW-ETH', 'KRW-XRP', 'KRW-SOL'];
    const id = await rest.streams(session, { title: '원화 시장', topics, stale_after: 600 });
    const points = topics.map((topic) => ({ topic, value: 95_390_000.5 }));
    expect(await rest.pushes(session, id, ...points)).toBe(204);
    await rest.shows(session, { show: 'feed', id });
    return 'feed';
  },
  blank: ({ rest, session }) => shows(rest, session, 'blank'),
};

async function shows(rest: Rest, session: LiveSession, show: string, id?: string): Promise<string> {
  await rest.shows(session, { show, id });
  return show;
}

async function open({ rest, session }: Staged, wish: object): Promise<string> {
  const id = await rest.prepares(session, wish);
  await rest.runs(session, id, 'open');
  await rest.shows(session, { show: 'activity', id });
  return 'activity';
}

/** Answered by one, and revealed. */
async function results(staged: Staged, wish: object): Promise<string> {
  const { rest, session, participant } = staged;
  const { page } = participant;
  const id = await rest.prepares(session, wish);
  await rest.runs(session, id, 'open');
  await participant.press(page.getByTestId('tab-activity'));
  await participant.press(page.getByTestId('option-1'));
  await participant.press(page.getByTestId('answer-button'));
  await expect(page.getByText('답변했어요. 마감 전까지')).toBeVisible();
  await rest.runs(session, id, 'reveal');
  await rest.shows(session, { show: 'activity', id });
  return 'activity';
}
