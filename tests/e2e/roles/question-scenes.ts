import { expect, type Page } from '@playwright/test';
import type { Scene } from './pages';
import type { Participant } from './participant/participant';
import type { LiveSession, Rest } from './presenter/rest';

const TITLE = '함께 만드는 서비스';
const TEXTS = [
  '발표 자료는 어디에서 받을 수 있나요?',
  '처음 시작하는 팀이라면 무엇부터 만들어 보는 것이 좋을까요? 작은 팀이라 한 번에 많이 할 수는 없어요.',
  'Could you say again how the outbox works?',
];

async function asks({ page }: Participant, texts: readonly string[]): Promise<void> {
  await page.getByTestId('tab-questions').click();
  for (const text of texts) {
    await page.getByTestId('ask-input').fill(text);
    await page.getByTestId('ask-button').click();
    await expect(page.getByTestId('question-list')).toContainText(text);
  }
}

/** A session in which questions are asked, and its participant in their tab, who says how they follow. */
async function asking(participant: Participant, rest: Rest): Promise<LiveSession> {
  const session = await rest.open({ title: TITLE });
  await rest.change(session, { questions: true, pulse: true });
  await participant.joins(session.session_code, '지수');
  await asks(participant, TEXTS);
  const mood = participant.page.getByTestId('pulse-lost');
  await mood.click();
  await expect(mood).toHaveAttribute('aria-pressed', 'true');
  return session;
}

/** A session that ended, with these settings, while a question was open; its asker is still in the room. */
export async function asksWhatIsOver(
  participant: Participant,
  rest: Rest,
  settings?: object,
): Promise<{ session: LiveSession; text: string }> {
  const session = await rest.open({ title: TITLE });
  await rest.change(session, { questions: true });
  await participant.joins(session.session_code, '지수');
  const text = '자료는 어디에서 볼 수 있나요?';
  await asks(participant, [text]);
  if (settings) await rest.sets(session, settings);
  await rest.move(session, 'end');
  return { session, text };
}

export const audienceThatAsks: Record<string, Scene> = {
  'questions after the end': async ({ participant, rest }): Promise<Page> => {
    const { session, text } = await asksWhatIsOver(participant, rest);
    const { page } = participant;
    // Somebody else, at the same browser.
    await participant.opensHome();
    await page.evaluate(() => (localStorage.clear(), sessionStorage.clear()));
    await participant.comesTo(session.session_code);
    await expect(page.getByRole('region', { name: '질문과 답변' })).toContainText(text);
    return page;
  },
  questions: async ({ participant, rest }): Promise<Page> => {
    await asking(participant, rest);
    return participant.page;
  },
};

export const hostsWithQuestions: Record<string, Scene> = {
  'questions of the audience': async ({ participant, presenter, rest }): Promise<Page> => {
    const session = await asking(participant, rest);
    await presenter.isSignedInAs(rest.account);
    await presenter.goesTo(session);
    const { page } = presenter;
    const tabs = page.getByRole('group', { name: '화면 선택' });
    await tabs.getByRole('button', { name: '질문' }).last().click();
    await page.getByRole('button', { name: '지금 답하기' }).first().click();
    await expect(page.getByRole('button', { name: '답변 완료' }).last()).toBeVisible();
    await expect(page.getByTestId('pulse-now')).toContainText('놓쳤어요 1');
    return page;
  },
};
