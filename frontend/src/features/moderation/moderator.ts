import { explain, t } from '@/i18n/presenter';
import { asRefusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';
import { deleteMessage, pinMessage, restoreMessage, unpinMessage } from './moderation-api';

/** How long an act can be undone; the server lets a deletion be undone for longer. */
const UNDO_MS = 8_000;

/** What I do to keep order in one session; what cannot be done is said. */
export class Moderator {
  constructor(readonly sessionId: string) {}

  async delete(messageId: string): Promise<void> {
    if (!(await tried(() => deleteMessage(this.sessionId, messageId)))) return;
    offerUndo(t('deleted_message'), () => restoreMessage(this.sessionId, messageId));
  }

  async pin(messageId: string): Promise<void> {
    await tried(() => pinMessage(this.sessionId, messageId));
  }

  async unpin(): Promise<void> {
    await tried(() => unpinMessage(this.sessionId));
  }
}

async function tried(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (thrown) {
    toast(explain(asRefusal(thrown)));
    return false;
  }
}

function offerUndo(text: string, undo: () => Promise<unknown>): void {
  const run = () => {
    dismiss();
    void tried(undo);
  };
  const dismiss = toast(text, { action: { label: t('undo'), run }, ms: UNDO_MS });
}
