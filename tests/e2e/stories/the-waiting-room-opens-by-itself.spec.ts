import { violations } from '../roles/axe';
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

const DAY_MS = 24 * 60 * 60_000;

/** So far ahead, on a full minute. */
const ahead = (ms: number) => new Date(Math.ceil((Date.now() + ms) / 60_000) * 60_000);

test(
  'who comes days before reads when it starts, and is told when that changes',
  { tag: '@phone' },
  async ({ participant, rest }) => {
    const { page } = participant;
    const session = await rest.create({ title: '다음 주 발표' });
    const planned = ahead(2 * DAY_MS);
    await rest.sets(session, {
      scheduled_at: planned.toISOString(),
      time_zone: 'America/New_York',
    });
    await participant.comesTo(session.session_code);
    await expect(page.getByTestId('start-time')).toHaveAttribute('datetime', planned.toISOString());
    await expect(page.getByText(/^발표자 시각으로는 .*미 동부 .*표준시/)).toBeVisible();
    await expect(page.getByRole('timer')).toHaveText(/^시작까지 (2일 0시간 0분|1일 23시간 59분)$/);
    await expect(page.getByText('시작하면 이 화면이 자동으로 열려요.')).toBeVisible();
    await expect(page.getByText('곧 시작해요')).toHaveCount(0);

    const link = page.getByRole('link', { name: '캘린더에 추가' });
    const answer = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.headers()['content-type']).toContain('text/calendar');
    expect(await answer.text()).toContain('SUMMARY:다음 주 발표');

    expect(await violations(page)).toEqual([]);

    const sooner = ahead(DAY_MS);
    await rest.sets(session, { scheduled_at: sooner.toISOString(), time_zone: 'Asia/Seoul' });
    await expect(page.getByTestId('start-time')).toHaveAttribute('datetime', sooner.toISOString());
    await expect(page.getByText(/^발표자 시각으로는/)).toHaveCount(0);
    await participant.press(page.getByRole('button', { name: 'English' }));
    await expect(page.getByRole('timer')).toHaveText(/^Starts in /);
    await expect(page.getByRole('link', { name: 'Add to calendar' })).toBeVisible();

    await rest.sets(session, { scheduled_at: null });
    await expect(page.getByText('Starting soon')).toBeVisible();
    await expect(page.getByTestId('start-time')).toHaveCount(0);
  },
);

test(
  'what starts while a phone has no network is open when it comes back',
  { tag: '@phone' },
  async ({ participant, rest }) => {
    const session = await rest.create({ title: '다음 주 발표' });
    await rest.sets(session, { scheduled_at: ahead(DAY_MS).toISOString() });
    await participant.comesTo(session.session_code);
    await expect(participant.page.getByRole('timer')).toBeVisible();
    await participant.page.context().setOffline(true);
    await rest.move(session, 'activate');
    await participant.page.context().setOffline(false);
    await participant.picksNickname('지수');
    await participant.isInTheRoom();
  },
);
