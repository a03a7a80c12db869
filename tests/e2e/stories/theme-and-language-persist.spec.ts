import { expect, test } from '../roles/fixtures';

test(
  'the language changes at once and is remembered',
  { tag: '@phone' },
  async ({ participant, talk }) => {
    const { page } = participant;
    await participant.opensHome();
    await participant.press(page.getByRole('button', { name: 'English' }));
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText(/[가-힣]/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await participant.comesTo(talk.session_code);
    await expect(page.getByLabel('Nickname')).toBeVisible();
    await participant.picksNickname('Alex');
    await participant.isInTheRoom();
    await expect(page.getByPlaceholder('Write a message')).toBeVisible();
  },
);

test('refusals come in the reader’s language', async ({ participant, newcomer, talk }) => {
  await participant.joins(talk.session_code, 'Alex');
  const second = await newcomer();
  await second.comesTo(talk.session_code);
  await second.press(second.page.getByRole('button', { name: 'English' }));
  await second.picksNickname('Alex');
  await expect(second.page.getByRole('alert')).not.toContainText(/[가-힣]/);
  await expect(second.page.getByRole('alert')).toContainText('Please choose another nickname.');
});

const browsersAskFor: [language: string, shown: RegExp][] = [
  ['en-GB', /Enter|code/],
  ['fr-FR', /코드를 입력해/],
];

for (const [locale, shown] of browsersAskFor) {
  test.describe(`a browser that asks for ${locale}`, () => {
    test.use({ locale });

    test('is answered in the nearest language there is', async ({ participant }) => {
      await participant.opensHome();
      await expect(participant.page.getByRole('heading', { level: 1 })).toHaveText(shown);
    });
  });
}

test(
  'dark and light are chosen, remembered, and else the device’s',
  { tag: '@chromium' },
  async ({ participant }) => {
    const { page } = participant;
    const theme = page.locator('html');
    const button = page.getByRole('button', { name: /화면 테마/ });
    await page.emulateMedia({ colorScheme: 'dark' });
    await participant.opensHome();
    await expect(theme).toHaveAttribute('data-theme', 'dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(theme).toHaveAttribute('data-theme', 'light');
    await participant.press(button);
    await participant.press(button);
    await expect(button).toHaveAccessibleName('화면 테마: 어둡게');
    await expect(theme).toHaveAttribute('data-theme', 'dark');
    await page.reload();
    await expect(theme).toHaveAttribute('data-theme', 'dark');
  },
);
