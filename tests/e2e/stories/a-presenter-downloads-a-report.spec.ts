import { expect, test } from '../roles/fixtures';

test(
  'after the end its presenter downloads a report, which opens without a network',
  { tag: '@phone' },
  async ({ host, participant, talk, browser }, info) => {
    await participant.joins(talk.session_code, '하늘바다');
    await participant.tells('하늘바다가 남기는 말');
    await host.ends();
    await host.press(host.button('보고서'));
    const sheet = host.page.getByRole('dialog', { name: '보고서' });
    await expect(sheet.getByRole('radio', { name: '웹 페이지' })).toBeChecked();
    await sheet.getByRole('checkbox', { name: '이름 빼기' }).check();
    const saving = host.page.waitForEvent('download');
    await sheet.getByRole('button', { name: '보고서 다운로드' }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toContain(`${talk.title} 보고서.html`);
    await expect(sheet.getByRole('status')).toHaveText('보고서를 저장했어요.');

    // A browser takes a file without an extension for text.
    const path = info.outputPath('report.html');
    await file.saveAs(path);
    const away = await browser.newContext({ offline: true, locale: 'ko-KR' });
    const report = await away.newPage();
    await report.goto(`file://${path}`);
    await expect(report.getByRole('heading', { level: 1 })).toHaveText(talk.title);
    await expect(report.getByRole('cell', { name: '○○○가 남기는 말' })).toBeVisible();
    await expect(report.getByText('하늘바다')).toHaveCount(0);
    expect(await report.locator('svg rect').count()).toBeGreaterThan(0);
    await away.close();
  },
);

test('a report has other formats, and says so if it cannot be had', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.tells('=1+1');
  await host.ends();
  await host.press(host.button('보고서'));
  const sheet = host.page.getByRole('dialog', { name: '보고서' });
  for (const [label, extension] of [
    ['엑셀', 'xlsx'],
    ['표 모음', 'zip'],
    ['프로그램용', 'json'],
  ]) {
    await sheet.getByRole('radio', { name: label }).check();
    const saving = host.page.waitForEvent('download');
    await sheet.getByRole('button', { name: '보고서 다운로드' }).click();
    expect((await saving).suggestedFilename()).toMatch(new RegExp(`보고서\\.${extension}$`));
    await expect(sheet.getByRole('status')).toHaveText('보고서를 저장했어요.');
  }
  await host.page.route('**/api/reports/*', (route) => route.abort());
  await sheet.getByRole('button', { name: '보고서 다운로드' }).click();
  await expect(sheet.getByRole('alert')).not.toBeEmpty();
  await expect(sheet.getByRole('status')).toBeEmpty();
});
