import type { ChangeQuestion, MutedAsker } from '@/contract/rest';
import { Watched } from '@/features/moderation/watched.svelte';
import { explain } from '@/i18n/presenter';
import { rereading } from '@/lib/reread';
import type { Feature, Handlers } from '@/realtime/feature';
import type { Room } from '@/realtime/room';
import { asRefusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';
import { offerUndo } from '@/ui/undo';
import { t } from './host-texts';
import type { Question } from './question';
import * as api from './questions-api';

/** What hosts do about questions, and the lists that only they see. What cannot be done is said. */
export class HostQuestions implements Feature {
  held = $state.raw<readonly Question[]>([]);
  /** Hidden by a host, or refused. */
  away = $state.raw<readonly Question[]>([]);
  /** What the menu is open for. */
  chosen = $state.raw<Question | null>(null);
  /** Who may not ask. */
  readonly muted: Watched<MutedAsker & { id: string }>;
  readonly events: Handlers = {
    questions_held: () => void this.read(),
    question_updated: ({ state }) => state && void this.read(),
  };
  readonly #reread = rereading(() => this.#readOnce());

  constructor(private readonly room: Room) {
    const read = async () =>
      (await api.readMuted(room.sessionId)).map((one) => ({ ...one, id: one.question_id }));
    this.muted = room.carry(new Watched('muted_askers', read));
  }

  joined(): void {
    void this.read();
  }

  /** Reads the lists; what changes meanwhile is read once more, however often it changes. */
  async read(): Promise<void> {
    await this.#reread();
  }

  /** Changes a question; whether that worked. */
  async change(id: string, body: ChangeQuestion): Promise<boolean> {
    return this.#tried(() => api.changeQuestion(this.room.sessionId, id, body));
  }

  async hide({ id, state }: Question): Promise<void> {
    if (!(await this.change(id, { state: 'hidden' }))) return;
    if (state === 'hidden' || state === 'refused' || state === 'held') {
      toast(t('refused_done'));
    } else {
      offerUndo(t('hidden_done'), () => void this.change(id, { state: state as 'open' }));
    }
  }

  async merge(id: string, into: string): Promise<void> {
    if (await this.#tried(() => api.mergeQuestion(this.room.sessionId, id, into)))
      toast(t('merged_done'));
  }

  async mute({ id }: Question, minutes: number): Promise<void> {
    if (await this.#tried(() => api.muteAsker(this.room.sessionId, id, minutes)))
      offerUndo(t('muted_done'), () => void this.unmute(id));
  }

  async unmute(id: string): Promise<void> {
    await this.#tried(() => api.unmuteAsker(this.room.sessionId, id));
  }

  async promote(messageId: string): Promise<void> {
    if (await this.#tried(() => api.promoteMessage(this.room.sessionId, messageId)))
      toast(t('promoted_done'));
  }

  async #readOnce(): Promise<void> {
    const read = (state: 'held' | 'hidden' | 'refused') =>
      api.readQuestions(this.room.sessionId, state);
    const [held, hidden, refused] = await Promise.all([
      read('held'),
      read('hidden'),
      read('refused'),
    ]);
    this.held = [...held].reverse();
    this.away = [...hidden, ...refused];
  }

  async #tried(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (thrown) {
      toast(explain(asRefusal(thrown)));
      return false;
    }
  }
}
