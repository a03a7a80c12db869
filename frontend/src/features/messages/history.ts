import type { LogPage } from '@/contract/rest';
import type { NewMessage } from '@/contract/socket';
import type { Link } from '@/realtime/feature';
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

/** Reads the message at a position of the log; null where it cannot be read now. */
export async function readMessage(
  link: Pick<Link, 'sessionId' | 'token'>,
  position: number,
): Promise<NewMessage | null> {
  const query = new URLSearchParams({ since: String(position - 1), limit: '1' });
  const path = `/api/sessions/${link.sessionId}/events?${query}`;
  try {
    const { events } = await request<LogPage>(path, { token: link.token });
    return events[0]?.type === 'new_message' ? (events[0].data as unknown as NewMessage) : null;
  } catch {
    return null;
  }
}
