import { expect, test } from '../roles/fixtures';

test('a host turns the pulse on, participants say how they follow, and the needle moves', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await expect(participant.page.getByTestId('pulse-lost')).toHaveCount(0);

  const pulse = host.page.getByRole('group', { name: '속도 신호' });
  await host.press(pulse.getByRole('button', { name: '켬' }));
  const now = host.page.getByTestId('pulse-now');
  await expect(now).toContainText('아직 신호가 없어요');
  const lost = participant.page.getByTestId('pulse-lost');
  await participant.press(lost);
  await expect(lost).toHaveAttribute('aria-pressed', 'true');
  await expect(now).toContainText('놓쳤어요 1');

  await participant.press(participant.page.getByTestId('pulse-faster'));
  await expect(lost).toHaveAttribute('aria-pressed', 'false');
  await expect(now).toContainText('더 빨리 1');
  await expect(now).not.toContainText('놓쳤어요');

  await participant.losesTheNetwork();
  await participant.findsTheNetworkAgain();
  await expect(now).toContainText('더 빨리 1');
  await expect(participant.page.getByTestId('pulse-faster')).toHaveAttribute(
    'aria-pressed',
    'true',
  );

  await host.press(pulse.getByRole('button', { name: '끔' }));
  await expect(participant.page.getByTestId('pulse-faster')).toHaveCount(0);
  await expect(now).toHaveCount(0);
});
