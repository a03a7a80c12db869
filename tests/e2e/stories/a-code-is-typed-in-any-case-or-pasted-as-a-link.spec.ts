import { expect, test } from '../roles/fixtures';
import { onItsOwnServer } from '../server/own-server';

// What is guessed here would ask everybody else at this address for work.
const alone = onItsOwnServer();

const ways: [what: string, typed: (code: string) => string][] = [
  ['in lower case with spaces', (code) => ` ${code.slice(0, 3)} ${code.slice(3)} `.toLowerCase()],
  ['as a pasted link', (code) => `http://192.168.0.7:8000/join/${code}?from=poster`],
];

for (const [what, typed] of ways) {
  test(`a code is taken ${what}`, { tag: '@phone' }, async ({ participant, talk }) => {
    await participant.opensHome();
    await participant.typesCode(typed(talk.session_code));
    await expect(participant.page).toHaveURL(new RegExp(`/join/${talk.session_code}$`));
    await participant.picksNickname('지수');
    await participant.isInTheRoom();
  });
}

test('a code of the presenter’s own choice is taken', async ({ participant, rest }) => {
  const session_code = `KIM${crypto.randomUUID().replaceAll('-', '')}`.slice(0, 12).toUpperCase();
  await rest.open({ title: '나만의 코드', session_code });
  await participant.opensHome();
  await participant.typesCode(session_code.toLowerCase());
  await expect(participant.page.getByRole('heading', { name: '나만의 코드' })).toBeVisible();
});

test('what cannot be a code is told before anybody is asked', async ({ participant }) => {
  await participant.opensHome();
  await participant.typesCode('AB');
  await expect(participant.page.getByRole('alert')).toContainText('4~12자리');
  await expect(participant.page).toHaveURL(/\/$/);
});

test('an unknown code comes back with the field to correct it', async ({ participant, talk }) => {
  await participant.comesTo('NOSUCH99');
  await expect(participant.page.getByRole('heading')).toHaveText(/찾지 못했어요/);
  await expect(participant.code).toHaveValue('NOSUCH99');
  await participant.typesCode(talk.session_code);
  await expect(participant.nickname).toBeVisible();
});

alone(
  'the right code goes in after any number of wrong ones from the same address',
  async ({ participant, newcomer, talk, baseURL }) => {
    const isProofAskedFor = async () =>
      (await fetch(`${baseURL}/api/join/NOSUCH99`)).status === 428;
    while (!(await isProofAskedFor()));
    await participant.opensHome();
    const asked = participant.page.waitForResponse((answer) => answer.status() === 428);
    await participant.typesCode(talk.session_code);
    await asked;
    await participant.picksNickname('지수');
    await participant.isInTheRoom();
    const other = await newcomer();
    const proven: number[] = [];
    other.page.on('response', (answer) => proven.push(answer.status()));
    await other.page.goto(talk.join_url);
    await other.picksNickname('민준');
    await other.isInTheRoom();
    expect(other.page.url()).not.toContain('k=');
    expect(proven).not.toContain(428);
  },
);
