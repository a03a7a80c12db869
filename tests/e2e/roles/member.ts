import { expect, type Locator, type Page } from '@playwright/test';

/** Somebody in the room, presenter or participant: what both see and do there. */
export class Member {
  readonly messages: Locator;
  readonly scroller: Locator;
  readonly field: Locator;
  readonly sendButton: Locator;
  readonly count: Locator;

  constructor(
    readonly page: Page,
    protected readonly touches = false,
  ) {
    this.messages = page.getByTestId('chat-messages');
    this.scroller = this.messages.getByRole('group', { name: '채팅' });
    this.field = page.getByTestId('chat-input');
    this.sendButton = page.getByTestId('send-button');
    this.count = page.getByTestId('participant-count');
  }

  /** Presses as this person does: with a finger or a mouse. */
  async press(what: Locator): Promise<void> {
    if (this.touches) await what.tap();
    else await what.click();
  }

  async writes(text: string): Promise<void> {
    await this.field.fill(text);
  }

  /** Sends it, whatever becomes of it. */
  async sends(text: string): Promise<void> {
    await this.writes(text);
    await this.press(this.sendButton);
  }

  async posts(text: string): Promise<void> {
    await this.sends(text);
    await expect(this.message(text)).toHaveCount(1);
  }

  /** Says it, and sees that it was delivered. */
  async delivers(text: string): Promise<void> {
    await this.posts(text);
    await this.seesDelivered(text);
  }

  async reacts(emoji: string, times = 1): Promise<void> {
    for (let tap = 0; tap < times; tap++) await this.press(this.reactionButton(emoji));
  }

  reactionButton(emoji: string): Locator {
    return this.page.getByTestId(`emoji-${emoji}`);
  }

  /** The messages that read exactly so. */
  message(text: string): Locator {
    // Not what a reply shows of another one.
    const words = this.page.locator('.line').getByText(text, { exact: true });
    return this.messages.getByRole('log').getByRole('listitem').filter({ has: words });
  }

  /** What a reply shows of the message that it replies to, which leads there. */
  quoteIn(text: string): Locator {
    return this.message(text).getByRole('button', { name: /원래 메시지로/ });
  }

  /** What stands below a message for one emoji: how many react with it. */
  reactionTo(text: string, emoji: string): Locator {
    const reactions = this.message(text).getByRole('group', { name: '메시지 반응' });
    return reactions.getByRole('button', { name: emoji });
  }

  /** Whether so many react to a message with an emoji, this person with them or not. */
  async seesReactionTo(text: string, name: string, isOwn: boolean): Promise<void> {
    await expect(this.reactionTo(text, name)).toHaveAttribute('aria-pressed', `${isOwn}`);
  }

  async sees(text: string): Promise<void> {
    await expect(this.message(text)).toHaveCount(1);
    await expect(this.message(text)).toBeVisible();
  }

  async seesDelivered(text: string): Promise<void> {
    await expect(this.message(text).getByLabel('보냈어요')).toBeVisible();
  }

  /** The message that stands above all others. */
  get pinned(): Locator {
    return this.page.getByTestId('pinned-message');
  }

  /** The line about own messages that are not in the conversation. */
  get unsent(): Locator {
    return this.page.getByTestId('unsent');
  }

  /** Opens that line, and finds one of them there. */
  async looksAtUnsent(text: string): Promise<Locator> {
    await this.press(this.unsent.getByRole('button'));
    return this.page.getByRole('dialog').getByRole('listitem').filter({ hasText: text });
  }

  async seesWaiting(text: string): Promise<void> {
    await expect(this.message(text).getByLabel('보내는 중')).toBeVisible();
  }

  async seesReaction(emoji: string): Promise<void> {
    await expect(this.messages.getByRole('list', { name: '최근 반응' })).toContainText(emoji);
  }

  async seesPeople(count: number): Promise<void> {
    await expect(this.count).toHaveText(`${count}명`);
  }

  /** Everything said, oldest first. */
  async conversation(): Promise<string[]> {
    return this.messages.locator('.bubble').allInnerTexts();
  }

  async isConnected(): Promise<void> {
    await expect(this.page.getByTestId('connection-state')).toHaveAttribute('data-state', 'joined');
  }

  /** Until what a reload needs is kept in the browser. */
  async isAtHand(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  }

  async losesTheNetwork(): Promise<void> {
    await this.page.context().setOffline(true);
    await expect(this.page.getByTestId('connection-state')).toHaveAttribute('data-state', 'lost');
  }

  async findsTheNetworkAgain(): Promise<void> {
    await this.page.context().setOffline(false);
    await this.isConnected();
  }
}
