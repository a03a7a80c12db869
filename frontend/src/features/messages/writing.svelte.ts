import type { Refusal } from '@/rest/problem';

/** Keeps what one member is writing over a reload of the tab. */
export interface TextStore {
  read(): string;
  write(text: string): void;
}

/** What a member is writing, and why it is in the field again if it was sent before. */
export class Writing {
  refusal = $state.raw<Refusal | null>(null);
  #text = $state('');
  #store?: TextStore;

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    if (!text) this.refusal = null;
    this.#store?.write(text);
  }

  /** Takes up what an earlier visit left unsent; from now on all is kept there. */
  keepIn(store: TextStore): void {
    if (!this.#store) this.#text ||= store.read();
    this.#store = store;
  }

  /** Puts a refused message back, unless something else is being written: that is never touched. */
  takeBack(text: string, refusal: Refusal): boolean {
    if (this.#text.trim()) return false;
    this.text = text;
    this.refusal = refusal;
    return true;
  }
}
