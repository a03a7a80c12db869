/** Longer than a keyboard takes from emptying a composition to inserting its syllable; nobody notices it. */
const LATE_TEXT_MS = 100;

/**
 * Decides when Enter sends, also in the middle of composing a Hangul syllable. Browsers disagree on the order
 * of `keydown`, `compositionend`, the syllable itself and the line break that follows; in every order one Enter
 * sends once, with the finished text.
 */
export class EnterToSend {
  #composing = false;
  #wished = false;
  #swallowBreak = false;
  #isUnnamed = false;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly submit: () => void) {}

  compositionStart(): void {
    this.#fulfil();
    this.#composing = true;
  }

  /** `data` is the event's: with ibus it is empty, and the syllable comes after it like any other text. */
  compositionEnd(data: string): void {
    this.#composing = false;
    if (!this.#wished) return;
    clearTimeout(this.#settling); // WebKitGTK ends a composition twice
    this.#settling = setTimeout(() => this.#fulfil(), data ? 0 : LATE_TEXT_MS);
  }

  keyDown(event: KeyboardEvent): void {
    this.#swallowBreak = false;
    this.#isUnnamed = event.keyCode === 229 && event.key === 'Unidentified';
    if (!isEnter(event) || event.shiftKey) return;
    event.preventDefault();
    // Windows' input methods commit the syllable and then break the line all the same.
    this.#swallowBreak = true;
    if (!event.repeat) this.#press();
  }

  keyUp(): void {
    this.#swallowBreak = this.#isUnnamed = false;
  }

  beforeInput(event: InputEvent): void {
    if (!['insertLineBreak', 'insertParagraph'].includes(event.inputType)) return;
    if (this.#swallowBreak || this.#isUnnamed) event.preventDefault();
    // Android's keyboards may name no key at all: what it does is all that tells Enter.
    if (this.#isUnnamed) this.#press();
  }

  /** Sends now, or when the syllable being composed is finished; true when that has to be waited for. */
  send(): boolean {
    if (this.#composing) this.#wished = true;
    else this.submit();
    return this.#composing;
  }

  /** The Enter that some browsers report again behind the syllable is the one that is waited with. */
  #press(): void {
    if (this.#settling === undefined) this.send();
    else this.#fulfil();
  }

  #fulfil(): void {
    if (this.#settling === undefined) return;
    clearTimeout(this.#settling);
    this.#settling = undefined;
    this.#wished = false;
    this.submit();
  }
}

/** While composing, Windows names the key `Process` and keeps only its place on the keyboard. */
function isEnter(event: KeyboardEvent): boolean {
  const composed = event.isComposing || event.keyCode === 229;
  return event.key === 'Enter' || (composed && /^(Numpad)?Enter$/.test(event.code));
}
