import { violations } from '../roles/axe';
import { expect, test } from '../roles/fixtures';

test(
  'a locked session opens by itself when it is unlocked',
  { tag: '@phone' },
  async ({ host, participant, talk }) => {
    await host.locks('켬');
    await participant.comesTo(talk.session_code);
    await expect(participant.page.getByText('발표자가 입장을 잠갔어요')).toBeVisible();
    await host.locks('끔');
    await expect(participant.nickname).toBeVisible();
  },
);

test('a passcode is asked for, and a link may carry it', async ({
  host,
  participant,
  newcomer,
  talk,
}) => {
  await host.setsPasscode('Open Sesame');
  await participant.comesTo(talk.session_code);
  await participant.passcode.fill('열려라');
  await participant.picksNickname('지수');
  await expect(participant.page.getByText('암호가 맞지 않아요')).toBeVisible();
  await participant.passcode.fill('open sesame');
  await participant.picksNickname('지수');
  await participant.isInTheRoom();
  const other = await newcomer();
  await other.page.goto(`/join/${talk.session_code}#p=Open%20Sesame`);
  await other.picksNickname('민준');
  await other.isInTheRoom();
  expect(other.page.url()).not.toContain('Sesame');
});

test(
  'QR and link carry the passcode if the presenter wants that, and no server sees it',
  { tag: '@chromium' },
  async ({ host, participant, talk }) => {
    await host.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const clipboard = () => host.page.evaluate(() => navigator.clipboard.readText());
    const copies = async (link: RegExp) => {
      await host.press(host.button('링크 복사'));
      await expect.poll(clipboard).toMatch(link);
    };
    const choice = host.page.getByRole('group', { name: 'QR과 링크에 암호 포함' });
    await expect(choice).toBeHidden();
    await host.setsPasscode('Open Sesame');
    await copies(new RegExp(`/join/${talk.session_code}\\?k=[\\w-]+$`));
    const asked: string[] = [];
    for (const { page } of [host, participant])
      page.on('request', (request) => asked.push(request.url()));
    await host.press(choice.getByRole('button', { name: '켬' }));
    await expect(host.page.getByText('암호를 입력하지 않아도 돼요')).toBeVisible();
    await copies(/\?k=[\w-]+#p=opensesame$/);
    await participant.page.goto(await clipboard());
    await expect(participant.page).toHaveURL(/\/join\/\w+#p=opensesame$/);
    await participant.picksNickname('지수');
    await participant.isInTheRoom();
    const joinScreen = await host.showsTheJoinScreen();
    const picture = joinScreen.getByRole('img', { name: '참여 링크 QR 코드' });
    await expect(picture).toHaveAttribute('src', /^data:image\/svg\+xml/);
    const drawn = (image: HTMLElement) => (image as HTMLImageElement).naturalWidth;
    expect(await picture.evaluate(drawn)).toBeGreaterThan(0);
    expect(asked.filter((url) => /sesame/i.test(url.split('#')[0] ?? ''))).toEqual([]);
  },
);

test('after another code who is in stays, and the old one leads nowhere', async ({
  host,
  participant,
  newcomer,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await host.press(host.button('새 코드로 바꾸기'));
  await host.answers(true);
  await expect(host.code).not.toHaveText(talk.session_code);
  const code = (await host.code.innerText()).trim();
  await expect(participant.page).toHaveURL(new RegExp(`/join/${code}$`));
  await participant.reloads();
  await participant.delivers('아직 있어요');
  const late = await newcomer();
  await late.comesTo(talk.session_code);
  await expect(late.code).toBeVisible();
  await late.joins(code, '민준');
});

test('a code of one’s own is refused at its field, or leads in at once', async ({
  host,
  newcomer,
  rest,
}) => {
  const { page } = host;
  const chosen = `SPRING${Date.now() % 1_000_000}`.slice(0, 12);
  const other = await rest.create({
    title: '이미 있는 것',
    session_code: `TAKEN${chosen.slice(6)}`,
  });
  await host.press(page.getByTestId('choose-code'));
  const sheet = page.getByRole('dialog', { name: '코드 직접 정하기' });
  await sheet.getByTestId('new-code').fill(other.session_code);
  await host.press(sheet.getByTestId('code-save'));
  await expect(sheet.getByRole('alert')).toHaveText(
    '이미 사용 중인 참여 코드예요. 다른 코드를 골라 주세요.',
  );
  await expect(page.getByRole('alert')).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  await sheet.getByTestId('new-code').fill(chosen);
  await host.press(sheet.getByTestId('code-save'));
  await expect(sheet).toHaveCount(0);
  await expect(host.code).toHaveText(chosen);
  const late = await newcomer();
  await late.joins(chosen, '민준');
});
