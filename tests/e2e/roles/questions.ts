import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Presenter } from './presenter/presenter';

/** The question that reads so, on anybody's page. */
export const asked = (page: Page, text: string): Locator =>
  page.getByTestId('question-list').getByRole('listitem').filter({ hasText: text });

export async function asks(page: Page, text: string): Promise<void> {
  await page.getByTestId('ask-input').fill(text);
  await page.getByTestId('ask-button').click();
}

/** The presenter's tab of questions on a desktop. */
export const questionsTab = (page: Page): Locator =>
  page.getByRole('group', { name: '화면 선택' }).getByRole('button', { name: '질문' }).last();

/** Opens what a host can do about a question. */
export async function considers(host: Presenter, text: string): Promise<Locator> {
  await host.press(asked(host.page, text).getByRole('button', { name: '질문 메뉴' }));
  const menu = host.page.getByRole('dialog');
  await expect(menu).toContainText(text);
  return menu;
}
