import { expect, test } from '../roles/fixtures';

test('only http and https addresses are links, opened apart', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('자료: https://example.com/a?b=1. 그리고 http://example.org');
  await participant.delivers('javascript:alert(1) data:text/html,x ftp://example.com file:///etc');
  const links = host.messages.getByRole('link');
  await expect(links).toHaveText(['https://example.com/a?b=1', 'http://example.org']);
  for (const link of await links.all()) {
    await expect(link).toHaveAttribute('target', '_blank');
    await expect(link).toHaveAttribute('rel', /noopener/);
  }
});

const hostile = [
  '<img src=x onerror="window.broken=1">',
  '<script>window.broken=1</script>',
  'https://example.com/"onmouseover="window.broken=1',
  '{@html "<b>x</b>"} {{constructor}} ${1+1}',
];

test('what looks like a page’s code is shown as it was written', async ({
  host,
  participant,
  newcomer,
  talk,
}) => {
  await participant.joins(talk.session_code, '<b>지수</b>');
  for (const text of hostile) await participant.delivers(text);
  const other = await newcomer();
  await other.joins(talk.session_code, 'Alex');
  for (const person of [host, other]) {
    await person.sees(hostile[0] ?? '');
    expect(await person.conversation()).toEqual(hostile);
    await expect(person.messages.getByText('<b>지수</b>').first()).toBeVisible();
    expect(await person.page.evaluate(() => 'broken' in window)).toBe(false);
  }
});

test('a title is shown as it was written', async ({ participant, rest }) => {
  const title = '<img src=x onerror="window.broken=1">';
  const session = await rest.open({ title });
  await participant.joins(session.session_code, '지수');
  await expect(participant.page.getByRole('heading', { name: title })).toBeVisible();
  expect(await participant.page.evaluate(() => 'broken' in window)).toBe(false);
});

test('too long a message is not sent, and says by how much', async ({ participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await participant.writes('가'.repeat(503));
  await expect(participant.sendButton).toBeDisabled();
  await participant.field.press('Enter');
  await expect(participant.page.getByRole('alert')).toHaveText('3자를 줄여 주세요');
  await participant.writes('가'.repeat(500));
  await participant.press(participant.sendButton);
  await participant.seesDelivered('가'.repeat(500));
});

test('nothing is sent where nothing was written', async ({ participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await participant.writes('   \n ');
  await participant.press(participant.sendButton);
  await participant.delivers('진짜 말');
  expect(await participant.conversation()).toEqual(['진짜 말']);
});
