import type { Page } from '@playwright/test';
import { NOWHERE } from '../browsers';

/** A proxy before this page that lets no WebSocket through. */
export async function blocksWebSockets(page: Page): Promise<void> {
  await page.addInitScript((nowhere) => {
    window.WebSocket = new Proxy(WebSocket, {
      construct: (Real) => new Real(`ws://${nowhere}/`),
    });
  }, NOWHERE);
}

/** A proxy that neither lets WebSockets through nor says so. */
export async function swallowsWebSockets(page: Page): Promise<void> {
  await page.routeWebSocket('**/socket.io/**', () => undefined);
}
