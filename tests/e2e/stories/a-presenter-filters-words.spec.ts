import { expect, test } from '../roles/cast';

test('bad words are covered, or refused with a reason', async ({
  host,
  participant,
  newcomer,
  talk,
}) => {
  await host.filtersWords('가리기');
  await participant.joins(talk.session_code, '지수');
  const other = await newcomer();
  await other.joins(talk.session_code, '민준');
  await participant.tells('다시 발표해 주세요');
  await other.sees('다시 발표해 주세요');
  await participant.tells('아 시 발');
  await expect(other.page.getByText('가려 둔 메시지예요.')).toBeVisible();
  await expect(other.message('아 시 발')).toHaveCount(0);
  await other.press(other.page.getByRole('button', { name: '보기' }));
  await other.sees('아 시 발');
  await host.filtersWords('막기');
  await participant.says('ㅅ ㅂ');
  await expect(participant.message('ㅅ ㅂ')).toContainText('쓸 수 없는 말이 있어요');
});
