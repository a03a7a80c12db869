/**
 * Decides when Enter sends, also in the middle of composing a Hangul syllable. Browsers disagree on the order
 * of `keydown`, `compositionend` and the line break that follows; in every order one Enter sends once,
 * with the finished text.
 */
export class EnterToSend {
  #composing = false;
  #wished = false;
  #swallowBreak = false;

  constructor(private readonly submit: () => void) {}

  compositionStart(): void {
    this.#composing = true;
  }

  compositionEnd(): void {
    this.#composing = false;
    if (!this.#wished) return;
    this.#wished = false;
    this.submit();
  }

  keyDown(event: KeyboardEvent): void {
    this.#swallowBreak = false;
    if (!isEnter(event) || event.shiftKey) return;
    event.preventDefault();
    // Windows' input methods commit the syllable and then break the line all the same.
    this.#swallowBreak = true;
    if (event.repeat) return;
    this.send();
  }

  keyUp(): void {
    this.#swallowBreak = false;
  }

  beforeInput(event: InputEvent): void {
    const breaksLine = ['insertLineBreak', 'insertParagraph'].includes(event.inputType);
    if (this.#swallowBreak && breaksLine) event.preventDefault();
  }

  /** Sends now, or when the syllable being composed is finished; true when that has to be waited for. */
  send(): boolean {
    if (this.#composing) this.#wished = true;
    else this.submit();
    return this.#composing;
  }
}

/** While composing, Windows names the key `Process` and keeps only its place on the keyboard. */
function isEnter(event: KeyboardEvent): boolean {
  const composed = event.isComposing || event.keyCode === 229;
  return event.key === 'Enter' || (composed && /^(Numpad)?Enter$/.test(event.code));
}
