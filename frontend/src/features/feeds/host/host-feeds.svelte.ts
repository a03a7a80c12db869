import type { CreateFeed, CreateRule, EditFeed, Feed, SendSignal } from '@/contract/rest';
import { explain } from '@/i18n/presenter';
import { rereading } from '@/lib/reread';
import type { Feature, Handlers } from '@/realtime/feature';
import type { Room } from '@/realtime/room';
import { asRefusal, type Refusal } from '@/rest/problem';
import { ask } from '@/ui/questions.svelte';
import { toast } from '@/ui/toasts.svelte';
import * as api from './feeds-api';
import { t } from './texts';

const TOPIC = 'feeds';

/** The session's feeds as hosts know them, and what hosts do with them. */
export class HostFeeds implements Feature {
  list = $state.raw<readonly Feed[]>([]);
  readonly events: Handlers = {
    hidden: ({ topics }) => void (topics?.includes(TOPIC) && this.read()),
    feed_started: () => void this.read(),
    feed_stopped: () => void this.read(),
    feed_edited: () => void this.read(),
    feed_removed: () => void this.read(),
  };
  readonly #id: string;
  readonly #reread = rereading(async () => (this.list = await api.readFeeds(this.#id)));

  constructor(room: Room) {
    this.#id = room.sessionId;
  }

  joined(): void {
    void this.read();
  }

  async read(): Promise<void> {
    await this.#reread();
  }

  async turn({ id }: Feed, to: 'start' | 'stop'): Promise<void> {
    const refusal = await this.#try(() => api.turnFeed(this.#id, id, to));
    if (refusal) toast(explain(refusal));
  }

  /** Deletes the feed and its values, if that is wanted. */
  async remove({ id, title, topics }: Feed): Promise<void> {
    const text = t('remove_means', { feed: title ?? topics.join(', ') });
    if (!(await ask({ title: t('remove_question'), text, confirm: t('remove') }))) return;
    const refusal = await this.#try(() => api.removeFeed(this.#id, id));
    if (refusal) toast(explain(refusal));
  }

  /** The refusal, if it could not be made. */
  create(body: CreateFeed): Promise<Refusal | null> {
    return this.#try(() => api.createFeed(this.#id, body));
  }

  /** The refusal, if it could not be changed. */
  edit(id: string, body: EditFeed): Promise<Refusal | null> {
    return this.#try(() => api.editFeed(this.#id, id, body));
  }

  /** The refusal, if it could not be told. */
  signal(id: string, body: SendSignal): Promise<Refusal | null> {
    return this.#try(() => api.sendSignal(this.#id, id, body));
  }

  /** The refusal, if the rule could not be set. */
  addRule(id: string, body: CreateRule): Promise<Refusal | null> {
    return this.#try(() => api.createRule(this.#id, id, body));
  }

  async removeRule(id: string, ruleId: string): Promise<void> {
    const refusal = await this.#try(() => api.removeRule(this.#id, id, ruleId));
    if (refusal) toast(explain(refusal));
  }

  async #try(act: () => Promise<unknown>): Promise<Refusal | null> {
    try {
      await act();
    } catch (thrown) {
      return asRefusal(thrown);
    }
    await this.read();
    return null;
  }
}
