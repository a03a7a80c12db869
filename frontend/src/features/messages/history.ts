import type { LogPage } from '@/contract/rest';
import type { NewMessage } from '@/contract/socket';
import type { Room } from '@/realtime/room.svelte';
import { request } from '@/rest/request';

const PAGE = 50;

/** Reads the log backwards until a page with messages, or its beginning, is there. */
export async function loadOlder({ sessionId, token, messages }: Room): Promise<void> {
  let before = messages.list[0]?.seq ?? 1;
  let page: LogPage;
  let found: NewMessage[];
  do {
    const query = new URLSearchParams({ before: String(before), limit: String(PAGE) });
    page = await request<LogPage>(`/api/sessions/${sessionId}/events?${query}`, { token });
    found = page.events
      .filter((event) => event.type === 'new_message')
      .map((event) => event.data as unknown as NewMessage);
    before = page.events[0]?.seq ?? 1;
  } while (page.more && found.length === 0);
  messages.prepend(found, page.more);
}
