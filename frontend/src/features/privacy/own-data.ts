import type { OwnData } from '@/contract/rest';
import type { Seat } from '@/features/seat/seat';
import { explain } from '@/i18n/explain';
import { t } from '@/i18n/privacy';
import { saveJson } from '@/lib/download';
import { asRefusal } from '@/rest/problem';
import { request } from '@/rest/request';
import { toast } from '@/ui/toasts.svelte';
import { runWithUndo } from '@/ui/undo';

const pathOf = ({ sessionId }: Seat) => `/api/sessions/${encodeURIComponent(sessionId)}/me`;

/** Saves all that the session has of whoever holds the seat. */
export async function download(seat: Seat): Promise<void> {
  try {
    saveJson(t('file_name'), await request<OwnData>(`${pathOf(seat)}/data`, { token: seat.token }));
  } catch (thrown) {
    toast(explain(asRefusal(thrown)));
  }
}

/** Takes the holder's name and messages back when the time to undo is over. */
export function eraseWithUndo(seat: Seat, onerased: () => void, onkept: () => void): void {
  runWithUndo({
    text: t('erasing'),
    run: () => void erase(seat, onerased, onkept),
    undone: onkept,
  });
}

async function erase(seat: Seat, onerased: () => void, onkept: () => void): Promise<void> {
  try {
    await request(pathOf(seat), { method: 'DELETE', token: seat.token, keepalive: true });
    toast(t('erased'));
    onerased();
  } catch (thrown) {
    toast(explain(asRefusal(thrown)), { ms: 8_000 });
    onkept();
  }
}
