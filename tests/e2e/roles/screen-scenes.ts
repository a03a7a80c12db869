import { expect } from '@playwright/test';
import type { Scene } from './pages';

const TITLE = '함께 만드는 서비스';

/** The screens that a link opens where nobody has signed in. */
export const hostsOfScreens: Record<string, Scene> = {
  'screen by a link': async ({ presenter, rest }) => {
    const session = await rest.open({ title: TITLE });
    await presenter.page.goto(await rest.letsScreensIn(session));
    await expect(presenter.page.getByTestId('screen-code')).toBeVisible();
    return presenter.page;
  },
  'screen whose link was revoked': async ({ presenter, rest }) => {
    const session = await rest.open({ title: TITLE });
    const link = await rest.letsScreensIn(session);
    await rest.revokesScreens(session);
    await presenter.page.goto(link);
    await expect(presenter.page.getByTestId('screen-over')).toBeVisible();
    return presenter.page;
  },
};
