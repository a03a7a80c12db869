import { expect, type Locator } from '@playwright/test';
import { Member } from '../member';

/** Somebody in the audience, on a phone or a laptop. */
export class Participant extends Member {
  readonly nickname: Locator = this.page.getByTestId('nickname-input');
  readonly passcode: Locator = this.page.getByTestId('passcode-input');
  readonly joinButton: Locator = this.page.getByTestId('join-button');
  readonly code: Locator = this.page.getByTestId('code-input');
  readonly menu: Locator = this.page.getByTestId('me-button');
  readonly leaveButton: Locator = this.page.getByTestId('leave-button');
  readonly eraseButton: Locator = this.page.getByTestId('erase-button');

  async opensHome(): Promise<void> {
    await this.page.goto('/');
  }

  /** Comes by the link or the QR picture. */
  async comesTo(code: string): Promise<void> {
    await this.page.goto(`/join/${code}`);
  }

  async typesCode(code: string): Promise<void> {
    await this.code.fill(code);
    await this.press(this.page.getByTestId('code-submit'));
  }

  async picksNickname(nickname: string): Promise<void> {
    await this.nickname.fill(nickname);
    await this.press(this.joinButton);
  }

  async joins(code: string, nickname: string): Promise<void> {
    await this.comesTo(code);
    await this.picksNickname(nickname);
    await this.isInTheRoom();
  }

  async isInTheRoom(): Promise<void> {
    await expect(this.page.getByTestId('chat-container')).toBeVisible();
    await this.isConnected();
  }

  async reloads(): Promise<void> {
    await this.page.reload();
    await this.isInTheRoom();
  }

  async opensMenu(): Promise<void> {
    await this.press(this.menu);
    await expect(this.leaveButton).toBeVisible();
  }

  async leaves(): Promise<void> {
    await this.opensMenu();
    await this.press(this.leaveButton);
    await expect(this.nickname).toBeVisible();
  }

  /** Takes back what was said, for good. */
  async takesItAllBack(): Promise<void> {
    await this.press(this.eraseButton);
    await this.press(this.page.getByTestId('erase-confirm'));
    await expect(this.eraseButton).toHaveCount(0);
  }

  async seesThatItIsDeleted(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: '삭제된 세션이에요' })).toBeVisible();
  }

  /** The token of this browser's participant. */
  async heldToken(): Promise<string> {
    return await this.page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.startsWith('engagenow.seat.'));
      return localStorage.getItem(key ?? '') ?? '';
    });
  }

  /** Waits until the time of a token is over. */
  async waitsForTheEndOf(token: string): Promise<void> {
    const [, claims = ''] = token.split('.');
    const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp: number };
    await expect.poll(() => Date.now(), { timeout: 60_000 }).toBeGreaterThan(exp * 1000);
  }

  menuOf(text: string): Locator {
    return this.message(text).getByRole('button', { name: /메시지 메뉴$/ });
  }

  async opensMenuOf(text: string): Promise<void> {
    await this.press(this.menuOf(text));
    await expect(this.page.getByRole('dialog')).toBeVisible();
  }

  async edits(text: string, wanted: string): Promise<void> {
    await this.opensMenuOf(text);
    await this.press(this.page.getByRole('button', { name: '수정' }));
    await this.page.getByTestId('edit-input').fill(wanted);
    await this.press(this.page.getByTestId('edit-save'));
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  /** Replies to what somebody said. */
  async replies(text: string, answer: string): Promise<void> {
    await this.opensMenuOf(text);
    await this.press(this.page.getByRole('button', { name: '답장' }));
    await expect(this.page.getByTestId('replying')).toContainText(text);
    await this.posts(answer);
    await expect(this.page.getByTestId('replying')).toHaveCount(0);
  }

  /** Reacts to a message by its menu. */
  async reactsTo(text: string, emoji: string): Promise<void> {
    await this.opensMenuOf(text);
    await this.press(this.page.getByRole('button', { name: `${emoji} 반응` }));
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  async deletes(text: string): Promise<void> {
    await this.opensMenuOf(text);
    await this.press(this.page.getByRole('button', { name: '삭제' }));
    await this.press(this.page.getByTestId('delete-confirm'));
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  /** Asks for another nickname, whatever becomes of that. */
  async changesNickname(nickname: string): Promise<void> {
    await this.opensMenu();
    await this.page.getByTestId('new-nickname').fill(nickname);
    await this.press(this.page.getByTestId('nickname-save'));
  }

  async isKnownAs(nickname: string): Promise<void> {
    await expect(this.menu).toHaveAccessibleName(`${nickname} 님의 메뉴`);
  }
}
