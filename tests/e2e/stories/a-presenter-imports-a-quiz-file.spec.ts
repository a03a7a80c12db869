import { readFile } from 'node:fs/promises';
import { expect, test } from '../roles/fixtures';

const FILE = `시작은 10:30인가요? {T}

글만 있어요

무엇을 할까요? {
  ~산책
  // 주석
  ~낮잠
}
`;

test('a presenter sees what a quiz file holds, takes it, and saves it again', async ({ host }) => {
  const { page } = host;
  await host.press(page.getByTestId('import-open'));
  const file = { name: '한국사.gift', mimeType: 'text/plain', buffer: Buffer.from(FILE) };
  await page.getByTestId('import-file').setInputFiles(file);
  const preview = page.getByTestId('import-preview');
  await expect(preview).toContainText('한국사');
  await expect(preview).toContainText('3번째 답이 없는 글이라서 뺐어요.');
  await expect(page.getByTestId('activities')).toContainText('아직 활동이 없어요');

  await host.press(page.getByTestId('import-take'));
  await expect(preview).toBeHidden();
  await expect(page.getByTestId('activities')).toContainText('한국사');
  await expect(page.getByTestId('activities')).toContainText('무엇을 할까요?');

  await host.press(page.getByTestId('export-open'));
  const downloading = page.waitForEvent('download');
  await host.press(page.getByTestId('export-gift'));
  const saved = await downloading;
  expect(saved.suggestedFilename()).toMatch(/\.gift$/);
  expect(await readFile(await saved.path(), 'utf8')).toContain('시작은 10\\:30인가요?');
});
