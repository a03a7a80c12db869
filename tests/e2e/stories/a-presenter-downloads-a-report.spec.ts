import { expect, test } from '../roles/fixtures';

test(
  'after the end its presenter downloads a report, which opens without a network',
  { tag: '@phone' },
  async ({ host, participant, talk, browser }, info) => {
    await participant.joins(talk.session_code, '하늘바다');
    await participant.delivers('하늘바다가 남기는 말');
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
  await participant.delivers('=1+1');
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

test(
  'on paper a report begins new pages, and nothing of it is cut off',
  { tag: '@chromium' },
  async ({ host, participant, rest, talk, browser }, info) => {
    const last = '마지막에 한 말';
    const long = '가'.repeat(300);
    await participant.joins(talk.session_code, '하늘바다');
    const taller = Array.from({ length: 100 }, (_, line) => `${line + 1}줄`).join('\n');
    await rest.posts(talk, taller, taller, long, last);
    await host.ends();
    await host.press(host.button('보고서'));
    const sheet = host.page.getByRole('dialog', { name: '보고서' });
    await expect(sheet.getByRole('radio', { name: '웹 페이지' })).toBeChecked();
    const saving = host.page.waitForEvent('download');
    await sheet.getByRole('button', { name: '보고서 다운로드' }).click();
    const path = info.outputPath('report.html');
    await (await saving).saveAs(path);
    const away = await browser.newContext({ offline: true, locale: 'ko-KR' });
    const report = await away.newPage();
    // What A4 has between its margins.
    await report.setViewportSize({ width: 680, height: 980 });
    await report.goto(`file://${path}`);
    await expect(report.getByRole('navigation')).toBeVisible();
    await report.emulateMedia({ media: 'print' });
    await expect(report.getByRole('navigation')).toBeHidden();
    await expect(report.getByRole('cell', { name: last })).toBeVisible();
    const cut = await report.evaluate(() =>
      [...document.body.querySelectorAll('*')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    expect(cut).toEqual([]);
    const height = await report.evaluate(() => document.body.scrollHeight);
    const pdf = (await report.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(2);
    expect(pages).toBeGreaterThanOrEqual(Math.floor(height / 980));
    await away.close();
  },
);
