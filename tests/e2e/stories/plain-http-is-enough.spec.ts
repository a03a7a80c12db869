import { LAN_NAME } from '../browsers';
import { expect, test } from '../roles/fixtures';
import { SERVER_PORT } from '../server/ports';

// A name that browsers trust as little as an address in the local network.
test.use({ baseURL: `http://${LAN_NAME}:${SERVER_PORT}` });

test.describe('without a secure context', { tag: ['@phone', '@chromium'] }, () => {
  test('people chat and react both ways', async ({ presenter, participant }) => {
    await presenter.signsIn();
    const code = await presenter.opensSession('같은 와이파이에서');
    expect(await presenter.page.evaluate(() => isSecureContext)).toBe(false);
    await presenter.starts();
    await presenter.turnsChatOn();
    await participant.joins(code, '지수');
    expect(await participant.page.evaluate(() => isSecureContext)).toBe(false);
    await participant.delivers('http로도 돼요');
    await presenter.sees('http로도 돼요');
    await presenter.delivers('그럼요');
    await participant.sees('그럼요');
    await participant.reacts('👍');
    await presenter.seesTotal('👍', 1);
    await participant.reloads();
    await participant.isKnownAs('지수');
  });

  test('the link that others can follow is shown and copied', async ({ presenter, baseURL }) => {
    await presenter.signsIn();
    const code = await presenter.opensSession('같은 와이파이에서');
    const invite = presenter.page.getByRole('region', { name: '초대', exact: true });
    await expect(invite).toContainText(`${LAN_NAME}:`);
    await expect(presenter.page.getByText('make run HOST=0.0.0.0')).toBeHidden();
    await presenter.press(presenter.button('링크 복사'));
    await expect(presenter.page.getByRole('status').getByText('링크를 복사했어요.')).toBeVisible();
    await presenter.starts();
    await presenter.turnsChatOn();
    await presenter.field.focus();
    await presenter.page.keyboard.press('Control+v');
    await expect(presenter.field).toHaveValue(new RegExp(`^${baseURL}/join/${code}\\?k=[\\w-]+$`));
  });
});
