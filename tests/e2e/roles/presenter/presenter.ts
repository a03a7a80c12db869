import { expect, type Locator } from '@playwright/test';
import { Member } from '../member';
import type { Account, LiveSession } from './rest';

export type CoHostRole = '공동 발표자' | '진행 도우미';

/** Somebody who gives a talk: signs in, opens a session and runs it. */
export class Presenter extends Member {
  readonly code: Locator = this.page.getByTestId('session-code');
  readonly status: Locator = this.page.getByTestId('session-status');
  readonly startButton: Locator = this.page.getByTestId('activate-session');
  readonly chatOn: Locator = this.page.getByTestId('activate-chat');
  readonly newSession: Locator = this.page.getByTestId('create-session-button');
  readonly transport: Locator = this.page.getByTestId('transport');
  readonly title: Locator = this.page.getByTestId('session-title');

  /** How the session runs. */
  get panel(): Locator {
    return this.page.getByRole('region', { name: '진행', exact: true });
  }

  async signsIn(email = anyEmail(), name = '김하늘'): Promise<void> {
    await this.page.goto('/auth/test-login');
    await this.page.getByTestId('test-email').fill(email);
    await this.page.getByLabel('이름 (선택)').fill(name);
    await this.press(this.page.getByTestId('test-login-button'));
    await expect(this.page.getByRole('heading', { name: '내 세션' })).toBeVisible();
  }

  /** Has signed in on this browser before. */
  async isSignedInAs({ user, cookies }: Account): Promise<void> {
    await this.page.context().addCookies(cookies);
    const remember = (value: string) => localStorage.setItem('engagenow.account', value);
    await this.page.addInitScript(remember, JSON.stringify(user));
  }

  async signsOut(): Promise<void> {
    await this.page.goto('/account');
    await this.press(this.button('이 브라우저에서 로그아웃'));
    await expect(this.page).toHaveURL(/\/auth\/login/);
  }

  async goesTo({ id }: LiveSession): Promise<void> {
    await this.page.goto(`/sessions/${id}`);
    await this.isConnected();
  }

  /** Makes a session from the dashboard; the code that people join with. */
  async opensSession(title: string, description = ''): Promise<string> {
    await this.press(this.newSession);
    await this.title.fill(title);
    await this.page.getByTestId('session-description').fill(description);
    await this.press(this.page.getByTestId('create-button'));
    await this.isConnected();
    return (await this.code.innerText()).trim();
  }

  async starts(): Promise<void> {
    await this.press(this.startButton);
    await this.seesStatus('진행중');
  }

  async turnsChatOn(): Promise<void> {
    await this.press(this.chatOn);
    await expect(this.field).toBeEditable();
  }

  async turnsOff(feature: '채팅' | '반응'): Promise<void> {
    const choice = this.page.getByRole('group', { name: feature, exact: true });
    await this.press(choice.getByRole('button', { name: '끔' }));
  }

  async pauses(): Promise<void> {
    await this.press(this.button('일시정지'));
    await this.seesStatus('일시정지');
  }

  /** Says yes, or no, to what the page asks before something that cannot be undone. */
  async answers(yes: boolean): Promise<void> {
    const question = this.page
      .getByRole('dialog')
      .filter({ has: this.page.getByTestId('confirm') });
    const no = question.getByRole('button', { name: '취소' });
    await this.press(yes ? question.getByTestId('confirm') : no);
    await expect(question).toBeHidden();
  }

  async ends(): Promise<void> {
    await this.press(this.button('세션 종료'));
    await this.answers(true);
    await this.seesStatus('종료');
  }

  /** Changes the title in its sheet. */
  async renames(title: string): Promise<void> {
    await this.press(this.button('제목과 설명 수정'));
    await this.page.getByLabel('제목', { exact: true }).fill(title);
    await this.press(this.button('저장'));
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }

  /** Has in sight what waits for approval, which is behind a line where there is little room. */
  async looksAtHeld(): Promise<void> {
    const line = this.page.getByTestId('held-line');
    if (await line.isVisible()) await this.press(line);
  }

  /** Opens what can be done about a message. */
  async considers(text: string): Promise<Locator> {
    await this.press(this.message(text).getByRole('button', { name: '메시지 메뉴' }));
    const menu = this.page.getByRole('dialog');
    await expect(menu).toContainText(text);
    return menu;
  }

  /** Does something about a message: two taps. */
  async decides(text: string, act: string): Promise<void> {
    const menu = await this.considers(text);
    await this.press(menu.getByRole('button', { name: act }));
    await expect(menu).toBeHidden();
  }

  /** Says who may write, and how often: on a phone two taps. */
  setsChatMode(mode: string): Promise<void> {
    return this.#chooses('채팅 방식', mode);
  }

  /** Says what happens to messages with bad words in them. */
  filtersWords(mode: string): Promise<void> {
    return this.#chooses('비속어 필터', mode);
  }

  async #chooses(what: string, mode: string): Promise<void> {
    await this.turnsTo('진행');
    const choice = this.page.getByRole('group', { name: what });
    const button = choice.getByRole('button', { name: new RegExp(`^${mode}`) });
    await this.press(button);
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await this.turnsTo('채팅');
  }

  async locks(choice: '켬' | '끔'): Promise<void> {
    await this.turnsTo('진행');
    const lock = this.page.getByRole('group', { name: '입장 잠금' });
    await this.press(lock.getByRole('button', { name: choice }));
    await expect(lock.getByRole('button', { name: choice })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  }

  async setsPasscode(passcode: string): Promise<void> {
    await this.turnsTo('진행');
    await this.press(this.button('암호 설정'));
    await this.page.getByLabel('암호', { exact: true }).fill(passcode);
    await this.press(this.button('저장'));
    await expect(this.button('암호 해제')).toBeVisible();
  }

  /** Invites somebody to help; the link that lets them in. */
  async invites(role: CoHostRole): Promise<string> {
    await this.turnsTo('진행');
    await this.press(this.button(`${role} 초대`));
    const link = await this.page.getByTestId('invitation-link').innerText();
    return `${new URL(this.page.url()).protocol}//${link.trim()}`;
  }

  /** Whoever helps, as the presenter sees it. */
  coHost(name: string): Locator {
    return this.page.getByTestId('crew').getByRole('listitem').filter({ hasText: name });
  }

  /** Sends a co-host away: one tap, and one to be sure. */
  async revokes(name: string): Promise<void> {
    await this.turnsTo('진행');
    await this.press(this.coHost(name).getByRole('button', { name: '내보내기' }));
    const question = this.page.getByRole('dialog', { name: `${name} 님을 내보낼까요?` });
    await this.press(question.getByRole('button', { name: '내보내기' }));
  }

  /** On a narrow screen the panels are tabs; on a wide one all of them are in sight. */
  async turnsTo(panel: '초대' | '채팅' | '진행'): Promise<void> {
    // Where something is new, its name says so.
    const tabs = this.page.getByRole('group', { name: '화면 선택', exact: true });
    const tab = tabs.getByRole('button', { name: panel });
    if (await tab.isVisible()) await this.press(tab);
  }

  /** Fills the screen with code and QR. */
  async showsTheJoinScreen(): Promise<Locator> {
    await this.press(this.button('크게 보여 주기'));
    const joinScreen = this.page.getByRole('dialog', { name: '참여 안내' });
    await expect(joinScreen).toBeVisible();
    return joinScreen;
  }

  /** Lets participants know something during a pause. */
  async notes(text: string): Promise<void> {
    await this.press(this.page.getByRole('button', { name: /쉬는 동안 안내/ }));
    const sheet = this.page.getByRole('dialog', { name: '쉬는 동안 안내' });
    await sheet.getByLabel('참여자에게 보일 안내').fill(text);
    await this.press(sheet.getByRole('button', { name: '저장' }));
    await expect(sheet).toBeHidden();
  }

  /** Looks for somebody in the list of participants; what can be done about them is open. */
  async finds(nickname: string): Promise<Locator> {
    await this.press(this.button('참여자 목록'));
    const sheet = this.page.getByRole('dialog', { name: '참여자 목록' });
    await sheet.getByLabel('닉네임 검색').fill(nickname);
    await expect(sheet.getByRole('listitem')).toHaveCount(1);
    const person = sheet.getByRole('listitem');
    await this.press(person.getByRole('button', { name: `${nickname} 님 관리` }));
    return person;
  }

  async opensMenuOf(title: string): Promise<void> {
    await this.press(this.button(`‘${title}’ 메뉴`));
  }

  async goesToDashboard(): Promise<void> {
    await this.press(this.page.getByRole('link', { name: '내 세션으로' }));
    await expect(this.page.getByRole('heading', { name: '내 세션' })).toBeVisible();
  }

  async seesStatus(status: '준비' | '진행중' | '일시정지' | '종료'): Promise<void> {
    await expect(this.status).toHaveText(status);
  }

  /** Until the audience's connections have been measured, which takes a ping and a tick. */
  async seesQuality(): Promise<void> {
    const quality = this.page.getByTestId('connection-quality');
    await expect(quality).toContainText(' ms');
  }

  async seesTotal(emoji: string, total: number): Promise<void> {
    await expect(this.panel.getByRole('listitem').filter({ hasText: emoji })).toHaveText(
      new RegExp(`^\\s*${emoji}\\s*${total}\\s*$`),
    );
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}

function anyEmail(): string {
  return `${crypto.randomUUID()}@example.com`;
}
