import { expect, type Locator } from '@playwright/test';
import { Presenter } from './presenter';

/** Somebody whom the presenter invited to help run a session, without an account. */
export class CoHost extends Presenter {
  readonly name: Locator = this.page.getByTestId('crew-name');
  readonly role: Locator = this.page.getByTestId('my-role');

  /** Comes by the link or the QR picture. */
  async opens(link: string): Promise<void> {
    await this.page.goto(link);
  }

  async picksName(name: string): Promise<void> {
    await this.name.fill(name);
    await this.press(this.page.getByTestId('accept-invitation'));
  }

  async accepts(link: string, name: string): Promise<void> {
    await this.opens(link);
    await this.picksName(name);
    await this.isAtTheControls();
  }

  async isAtTheControls(): Promise<void> {
    await expect(this.role).toBeVisible();
    await this.isConnected();
  }

  /** What the page says to somebody who does not help. */
  async reads(title: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(title);
  }

  /** All that this browser keeps: in both storages and in cookies. */
  async keeps(): Promise<string> {
    return this.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
  }
}
