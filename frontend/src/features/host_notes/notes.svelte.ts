import type { NotesView } from '@/contract/rest';
import type { Feature } from '@/realtime/feature';
import { isTransient } from '@/realtime/refusals';
import type { Room } from '@/realtime/room';
import { asRefusal, type Refusal } from '@/rest/problem';
import { readNotes, writeNotes } from './notes-api';

/** Who types on saves nothing in between. */
export const SAVE_AFTER_MS = 800;
const AGAIN_AFTER_MS = 5_000;

/** The notes of a session, saved as somebody types. One for all places that show them. */
export class HostNotes implements Feature {
  /** As it stands in the field. */
  text = $state('');
  /** As the server has it; none before it was read. */
  stored = $state.raw<NotesView | null>(null);
  /** What somebody else wrote meanwhile: one of both texts has to go. */
  theirs = $state.raw<NotesView | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  readonly #id: string;
  #timer?: ReturnType<typeof setTimeout>;
  #saving = false;
  /** From its making until the room is joined for the first time. */
  #isOpening: boolean;

  constructor(room: Room) {
    this.#id = room.sessionId;
    this.#isOpening = room.phase !== 'joined';
    void this.read();
  }

  get isSaved(): boolean {
    return this.stored?.text === this.text;
  }

  joined(): void {
    const isFresh = this.#isOpening && this.stored !== null;
    this.#isOpening = false;
    if (isFresh) return; // It was read a moment ago.
    void (this.isSaved || !this.stored ? this.read() : this.save());
  }

  close(): void {
    if (!this.isSaved) void this.save();
  }

  /** Reads what others wrote, unless something here is not saved. */
  async read(): Promise<void> {
    try {
      const read = await readNotes(this.#id);
      if (this.stored && !this.isSaved) return;
      this.#take(read);
    } catch (thrown) {
      this.refusal = asRefusal(thrown);
    }
  }

  write(text: string): void {
    this.text = text;
    this.#saveIn(SAVE_AFTER_MS);
  }

  async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.stored || this.theirs || this.#saving || this.isSaved) return;
    this.#saving = true;
    try {
      this.stored = await writeNotes(this.#id, this.text, this.stored.version);
      this.refusal = null;
    } catch (thrown) {
      await this.#failed(asRefusal(thrown));
    }
    this.#saving = false;
    // What was typed meanwhile, or did not arrive.
    if (!this.refusal && !this.isSaved) this.#saveIn(SAVE_AFTER_MS);
    else if (this.refusal && isTransient(this.refusal)) this.#saveIn(AGAIN_AFTER_MS);
  }

  keepMine(): Promise<void> {
    this.stored = this.theirs;
    this.theirs = null;
    return this.save();
  }

  takeTheirs(): void {
    if (this.theirs) this.#take(this.theirs);
  }

  async #failed(refusal: Refusal): Promise<void> {
    this.refusal = refusal;
    if (refusal.code !== 'notes_changed') return;
    try {
      this.theirs = await readNotes(this.#id);
      this.refusal = null;
    } catch (thrown) {
      this.refusal = asRefusal(thrown);
    }
  }

  #take(notes: NotesView): void {
    this.stored = notes;
    this.text = notes.text;
    this.theirs = this.refusal = null;
  }

  #saveIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), ms);
  }
}
