import { expect, test } from '../roles/fixtures';

test('a session is rehearsed with a simulated audience, and stays as it was', async ({
  presenter,
  rest,
}) => {
  const draft = await rest.create({ title: '3분기 전체 회의' });
  await presenter.isSignedInAs(rest.account);
  await presenter.goesTo(draft);
  const { page } = presenter;
  await presenter.turnsTo('진행');
  await presenter.press(page.getByTestId('rehearse'));
  const sheet = page.getByRole('dialog', { name: '리허설' });
  const people = sheet.getByLabel('가상 참여자 수');
  await people.fill('201');
  await expect(sheet.getByRole('alert')).toHaveText('1부터 200까지의 수를 적어 주세요.');
  await expect(sheet.getByRole('button', { name: '리허설 시작' })).toBeDisabled();
  await people.fill('12');
  await presenter.press(sheet.getByRole('button', { name: '리허설 시작' }));

  const said = presenter.messages.getByRole('log').getByRole('listitem');
  const note = page.getByTestId('in-rehearsal');
  await expect(note).toContainText('참여자는 모두 가상');
  await presenter.isConnected();
  await presenter.seesStatus('진행중');
  await presenter.seesPeople(12);
  await presenter.turnsTo('채팅');
  await expect(said.first()).toBeVisible();

  await presenter.press(page.getByTestId('activity-new'));
  await presenter.press(page.getByTestId('kind-yes_no'));
  await expect(page.getByTestId('results')).toContainText('12');

  await presenter.press(note.getByRole('button', { name: '리허설 끝내기' }));
  await presenter.isConnected();
  await presenter.seesStatus('준비');
  await expect(page).toHaveURL(new RegExp(draft.id));
  await expect(note).toBeHidden();
  await expect(said).toHaveCount(0);
});
