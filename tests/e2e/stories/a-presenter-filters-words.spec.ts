import { expect, test } from '../roles/fixtures';

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
  await participant.delivers('다시 발표해 주세요');
  await other.sees('다시 발표해 주세요');
  await participant.delivers('아 시 발');
  await expect(other.page.getByText('가려진 메시지예요.')).toBeVisible();
  await expect(other.message('아 시 발')).toHaveCount(0);
  await other.press(other.page.getByRole('button', { name: '보기' }));
  await other.sees('아 시 발');
  await host.press(host.page.getByRole('button', { name: '보기' }));
  await host.decides('아 시 발', '맨 위에 고정');
  await expect(other.pinned).toContainText('가려진 메시지예요.');
  await expect(other.pinned).not.toContainText('시 발');
  await other.press(other.pinned.getByRole('button', { name: '보기' }));
  await expect(other.pinned).toContainText('아 시 발');
  await host.filtersWords('차단');
  await participant.sends('ㅅ ㅂ');
  await expect(participant.page.getByRole('alert')).toContainText('쓸 수 없는 말이 있어요');
  await expect(participant.field).toHaveValue('ㅅ ㅂ');
  await expect(participant.message('ㅅ ㅂ')).toHaveCount(0);
});

test('nobody comes in under a bad name', async ({ host, participant, talk }) => {
  await host.filtersWords('가리기');
  await participant.comesTo(talk.session_code);
  await participant.picksNickname('ㅅ ㅂ');
  await expect(participant.page.getByText('이 세션에서 쓸 수 없는 닉네임이에요.')).toBeVisible();
  await participant.picksNickname('지수');
  await participant.isInTheRoom();
});
