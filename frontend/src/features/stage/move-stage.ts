import type { ShowOnStage } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';
import { explain } from '@/i18n/presenter';
import { asRefusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';

/** Shows something else to everybody; what cannot be shown is said. */
export async function moveStage(sessionId: string, body: ShowOnStage): Promise<void> {
  try {
    const path = `/api/sessions/${encodeURIComponent(sessionId)}/stage`;
    await authorizedRequest(path, { method: 'PUT', body });
  } catch (thrown) {
    toast(explain(asRefusal(thrown)));
  }
}
