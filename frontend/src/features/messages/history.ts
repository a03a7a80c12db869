import type { LogPage } from '@/contract/rest';
import type { NewMessage } from '@/contract/socket';
import { request } from '@/rest/request';
import type { Messages } from './messages.svelte';

const PAGE = 50;

export interface OlderPage {
  messages: NewMessage[];
  /** Whether the log holds messages before these. */
  older: boolean;
}

/** Reads the log backwards until a page with messages, or its beginning, is there. */
export async function readOlder({ link, list }: Messages): Promise<OlderPage> {
  let before = list[0]?.seq ?? 1;
  let page: LogPage;
  let found: NewMessage[];
  const path = `/api/sessions/${link.sessionId}/events`;
  do {
    const query = new URLSearchParams({ before: String(before), limit: String(PAGE) });
    page = await request<LogPage>(`${path}?${query}`, { token: link.token });
    found = page.events
      .filter((event) => event.type === 'new_message')
      .map((event) => event.data as unknown as NewMessage);
    before = page.events[0]?.seq ?? 1;
  } while (page.more && found.length === 0);
  return { messages: found, older: page.more };
}
