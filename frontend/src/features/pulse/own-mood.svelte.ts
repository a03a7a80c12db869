import type { Feature, Link } from '@/realtime/feature';
import { explain } from '@/i18n/explain';
import { asRefusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';
import type { Mood } from './moods';

/** For as long the server counts a mood. */
export const LASTS_MS = 120_000;

/** What one has said of the pace, for as long as it counts. */
export class OwnMood implements Feature {
  now = $state<Mood | null>(null);
  #timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly link: Pick<Link, 'send'>) {}

  async set(mood: Mood): Promise<void> {
    this.#become(mood);
    try {
      await this.link.send('pulse', { mood });
    } catch (thrown) {
      if (this.now === mood) this.#become(null);
      toast(explain(asRefusal(thrown)));
    }
  }

  /** No server stores it: another worker, or one that was restarted, is told again. */
  joined(): void {
    if (this.now) this.link.send('pulse', { mood: this.now }).catch(() => undefined);
  }

  forget(): void {
    this.#become(null);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #become(mood: Mood | null): void {
    clearTimeout(this.#timer);
    this.now = mood;
    if (mood) this.#timer = setTimeout(() => (this.now = null), LASTS_MS);
  }
}
