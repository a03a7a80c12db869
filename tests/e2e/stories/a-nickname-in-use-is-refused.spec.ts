import { expect, test } from '../roles/fixtures';

test(
  'a taken nickname is refused with what to do next',
  { tag: '@phone' },
  async ({ participant, newcomer, talk }) => {
    const second = await newcomer();
    await participant.joins(talk.session_code, '지수');
    await second.comesTo(talk.session_code);
    await second.picksNickname('지수');
    await expect(second.page.getByRole('alert')).toHaveText(
      '이미 사용중인 닉네임입니다. 다른 닉네임을 골라 주세요.',
    );
    await expect(second.nickname).toHaveValue('지수');
    await second.picksNickname('지수2');
    await second.isInTheRoom();
  },
);

const refused: [what: string, nickname: string][] = [
  ['empty', ''],
  ['of invisible characters', '\u200b\u200b'],
  ['too long', '가'.repeat(21)],
];

for (const [what, nickname] of refused) {
  test(`a nickname that is ${what} is refused`, async ({ participant, talk }) => {
    await participant.comesTo(talk.session_code);
    await participant.picksNickname(nickname);
    await expect(participant.page.getByRole('alert')).not.toBeEmpty();
    await expect(participant.joinButton).toBeVisible();
  });
}
