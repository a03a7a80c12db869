import { violations } from '../roles/axe';
import { expect, test } from '../roles/fixtures';

test('a host finds what was said, by words, person and questions, and where it stands', async ({
  crowd,
  host,
  participant,
  talk,
}) => {
  const { page } = host;
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('시험 범위는 어디까지인가요?');
  await crowd(
    talk.session_code,
    Array.from({ length: 60 }, (_, number) => `이야기 ${number}`),
  );
  await participant.delivers('시험 잘 보세요');
  const found = page.getByTestId('found-message');
  await host.press(page.getByTestId('search-open'));
  const text = page.getByTestId('search-text');
  await expect(text).toBeFocused();
  await text.fill('시험');
  await expect(found).toHaveCount(2);
  await expect(found.first().locator('mark')).toHaveText('시험');
  const sheet = page.getByRole('dialog', { name: '채팅 검색' });
  await sheet.getByRole('switch').check();
  await expect(found).toHaveCount(1);
  await page.getByTestId('search-by').fill('아무개');
  await expect(sheet.getByRole('status')).toHaveText('그런 메시지가 없어요.');
  await page.getByTestId('search-by').fill('지수');
  await expect(found).toContainText('시험 범위는 어디까지인가요?');
  expect(await violations(page)).toEqual([]);
  // It is older than what the page has.
  await host.press(found.getByRole('button', { name: '채팅에서 보기' }));
  await expect(sheet).toBeHidden();
  const row = page.locator('[data-testid="chat-messages"] li', { hasText: '시험 범위는' });
  await expect(row).toBeInViewport();
  await expect(participant.page.getByTestId('search-open')).toHaveCount(0);
});
