import { expect, type Page } from '@playwright/test';
import type { Scene } from './pages';
import type { LiveSession, Rest } from './presenter/rest';
import type { Participant } from './participant/participant';
import type { Presenter } from './presenter/presenter';

const CHOICE = {
  kind: 'choice',
  prompt: '무엇부터 볼까요?',
  options: [{ text: '정규화' }, { text: '색인' }],
};

/** A session of everything, which is over. */
export async function isOver(participant: Participant, rest: Rest): Promise<LiveSession> {
  const session = await rest.open({ title: '함께 만드는 서비스' });
  await rest.change(session, { questions: true });
  await participant.joins(session.session_code, '지수');
  await participant.delivers('안녕하세요');
  const { page } = participant;
  await page.getByTestId('tab-questions').click();
  await page.getByTestId('ask-input').fill('자료는 어디에 있나요?');
  await page.getByTestId('ask-button').click();
  await expect(page.getByTestId('question-list')).toContainText('자료는 어디에 있나요?');
  const activity = await rest.prepares(session, CHOICE);
  await rest.runs(session, activity, 'open');
  await page.getByTestId('tab-activity').click();
  await page.getByTestId('option-2').click();
  await page.getByTestId('answer-button').click();
  await expect(page.getByTestId('answer-button')).toBeDisabled();
  await rest.runs(session, activity, 'reveal');
  await rest.runs(session, activity, 'close');
  await rest.move(session, 'end');
  return session;
}

/** Opens the replay, and shows its end. */
export async function replays({ page }: Presenter, session: LiveSession): Promise<Page> {
  await page.goto(`/sessions/${session.id}/replay`);
  await page.getByRole('slider', { name: '재생 위치' }).press('End');
  return page;
}

export const hostsOfReplays: Record<string, Scene> = {
  'a replay': async ({ participant, presenter, rest }): Promise<Page> => {
    const session = await isOver(participant, rest);
    await presenter.isSignedInAs(rest.account);
    const page = await replays(presenter, session);
    await expect(page.getByTestId('chat-messages')).toContainText('안녕하세요');
    return page;
  },
};
