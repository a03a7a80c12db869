import type { OwnData } from '@/contract/rest';
import type { Credentials } from '@/realtime/credentials';
import { explain } from '@/i18n/explain';
import { t } from './texts';
import { saveJson } from '@/lib/download';
import { asRefusal } from '@/rest/problem';
import { request } from '@/rest/request';
import { toast } from '@/ui/toasts.svelte';

const pathOf = ({ sessionId }: Credentials) => `/api/sessions/${encodeURIComponent(sessionId)}/me`;

/** Saves all that the session has of the participant. */
export async function download(participant: Credentials): Promise<void> {
  try {
    saveJson(
      t('file_name'),
      await request<OwnData>(`${pathOf(participant)}/data`, { token: participant.token }),
    );
  } catch (thrown) {
    toast(explain(asRefusal(thrown)));
  }
}

/** Takes the holder's name and messages back, for good; whether that worked. */
export async function erase(participant: Credentials): Promise<boolean> {
  try {
    await request(pathOf(participant), {
      method: 'DELETE',
      token: participant.token,
      keepalive: true,
    });
    toast(t('erased'));
    return true;
  } catch (thrown) {
    toast(explain(asRefusal(thrown)), { ms: 8_000 });
    return false;
  }
}
