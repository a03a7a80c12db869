import { expect, test } from '../roles/fixtures';

test(
  'who comes early waits, and is asked in when it starts',
  { tag: '@phone' },
  async ({ participant, presenter, rest }) => {
    const early = await rest.create({ title: '곧 열리는 발표' });
    await presenter.isSignedInAs(rest.account);
    await presenter.goesTo(early);
    await participant.comesTo(early.session_code);
    await expect(participant.page.getByText('곧 시작해요')).toBeVisible();
    await expect(participant.page.getByRole('heading', { name: early.title })).toBeVisible();
    await presenter.starts();
    await expect(participant.nickname).toBeVisible();
    await participant.picksNickname('지수');
    await participant.isInTheRoom();
  },
);
