import { expect, test } from '../roles/fixtures';

test(
  'the sheet behind one’s own button shows how others get in',
  { tag: '@phone' },
  async ({ participant, newcomer, talk }) => {
    await participant.joins(talk.session_code, '지수');
    await participant.opensMenu();
    await participant.press(participant.page.getByTestId('invite-button'));
    const sheet = participant.page.getByRole('dialog', { name: '옆 사람 초대' });
    const picture = sheet.getByRole('img', { name: '참여 QR 코드' });
    await expect(picture).toBeVisible();
    expect(await picture.evaluate((one: HTMLImageElement) => one.decode())).toBeUndefined();
    const other = await newcomer();
    await other.joins(await sheet.getByTestId('invite-code').innerText(), '민준');
    await participant.press(sheet.getByRole('button', { name: '돌아가기' }));
    await expect(participant.leaveButton).toBeVisible();
  },
);
