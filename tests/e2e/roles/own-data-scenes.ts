import { expect } from '@playwright/test';
import type { Scene } from './pages';

const TITLE = '함께 만드는 서비스';

/** What the audience sees of what is kept, and of what is gone. */
export const audienceOfWhatIsKept: Record<string, Scene> = {
  'own data in the room': async ({ participant, rest }) => {
    const { session_code } = await rest.open({ title: TITLE });
    await participant.joins(session_code, '지수');
    await participant.opensMenu();
    await participant.eraseButton.scrollIntoViewIfNeeded();
    return participant.page;
  },
  'own data on the way out': async ({ participant, rest }) => {
    const { session_code } = await rest.open({ title: TITLE });
    await participant.joins(session_code, '지수');
    await participant.delivers('후회할 말');
    await participant.opensMenu();
    await participant.takesItAllBack();
    await expect(participant.nickname).toBeVisible();
    await participant.joins(session_code, '민준');
    await expect(participant.page.getByText('작성자가 삭제한 메시지예요')).toBeVisible();
    return participant.page;
  },
  'deleted session': async ({ participant, rest }) => {
    const session = await rest.open({ title: TITLE });
    await participant.joins(session.session_code, '지수');
    await rest.delete(session);
    await participant.seesThatItIsDeleted();
    return participant.page;
  },
};

/** What a presenter sees of it. */
export const hostsOfWhatIsKept: Record<string, Scene> = {
  account: async ({ presenter, rest }) => {
    await presenter.isSignedInAs(rest.account);
    await presenter.page.goto('/account');
    await expect(presenter.page.getByText(rest.account.user.email)).toBeVisible();
    return presenter.page;
  },
  'a new token': async ({ presenter, rest }) => {
    await presenter.isSignedInAs(rest.account);
    await presenter.page.goto('/account');
    await presenter.press(presenter.page.getByTestId('create-token'));
    await presenter.press(presenter.page.getByTestId('create-token-now'));
    await expect(presenter.page.getByRole('alert')).toHaveCount(2);
    return presenter.page;
  },
  'a new webhook': async ({ presenter, rest }) => {
    await presenter.isSignedInAs(rest.account);
    await presenter.page.goto('/account');
    await presenter.press(presenter.page.getByTestId('create-webhook'));
    await presenter.press(presenter.page.getByTestId('create-webhook-now'));
    await expect(presenter.page.getByRole('alert')).toHaveCount(2);
    return presenter.page;
  },
  'deliveries of a webhook': async ({ presenter, rest }) => {
    await presenter.isSignedInAs(rest.account);
    await presenter.page.goto('/account');
    await presenter.press(presenter.page.getByTestId('create-webhook'));
    await presenter.page.getByTestId('webhook-url').fill('https://hooks.invalid/hook');
    await presenter.page.getByRole('checkbox').first().check();
    await presenter.press(presenter.page.getByTestId('create-webhook-now'));
    await presenter.press(presenter.button('보관했어요'));
    await presenter.press(presenter.button('기록 보기: https://hooks.invalid/hook'));
    await presenter.press(presenter.page.getByTestId('test-webhook'));
    await expect(presenter.page.getByTestId('deliveries')).toBeVisible();
    return presenter.page;
  },
  'deleting the account': async ({ presenter, rest }) => {
    await presenter.isSignedInAs(rest.account);
    await presenter.page.goto('/account');
    await presenter.press(presenter.button('계정 삭제'));
    await presenter.page.getByTestId('delete-account-email').fill('somebody@example.com');
    await presenter.press(presenter.button('모두 삭제하기'));
    await expect(presenter.page.getByRole('alert')).toBeVisible();
    return presenter.page;
  },
  'new session with its retention': async ({ presenter, rest }) => {
    await presenter.isSignedInAs(rest.account);
    await presenter.page.goto('/dashboard');
    await presenter.press(presenter.newSession);
    await presenter.press(presenter.page.getByText('보관 기간'));
    await presenter.press(presenter.button('30일'));
    return presenter.page;
  },
  'retention after the end': async ({ presenter, rest }) => {
    const session = await rest.open({ title: TITLE });
    await rest.move(session, 'end');
    await presenter.isSignedInAs(rest.account);
    await presenter.page.setViewportSize({ width: 390, height: 844 });
    await presenter.goesTo(session);
    await presenter.turnsTo('진행');
    await expect(presenter.button('1년')).toHaveAttribute('aria-pressed', 'true');
    return presenter.page;
  },
};
