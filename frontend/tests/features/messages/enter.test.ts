import { EnterToSend } from '@/features/messages/enter';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

type Key = KeyboardEventInit & { keyCode?: number };

const key = (init: Key = {}) =>
  new KeyboardEvent('keydown', {
    key: 'Enter',
    code: 'Enter',
    keyCode: 13,
    cancelable: true,
    ...init,
  });
const lineBreak = () =>
  new InputEvent('beforeinput', { inputType: 'insertLineBreak', cancelable: true });

/** A field, and what it sends: the text is the browser's, Enter is ours. */
class Field {
  text = '';
  sent: string[] = [];
  enter = new EnterToSend(() => {
    if (this.text) this.sent.push(this.text);
    this.text = '';
  });

  types(text: string): void {
    this.text += text;
  }

  composes(text: string): void {
    this.enter.compositionStart();
    this.types(text);
  }

  presses(init: Key = {}): KeyboardEvent {
    const event = key(init);
    this.enter.keyDown(event);
    return event;
  }

  breaksLine(): void {
    const event = lineBreak();
    this.enter.beforeInput(event);
    if (!event.defaultPrevented) this.types('\n');
  }
}

let field: Field;
beforeEach(() => {
  vi.useFakeTimers();
  field = new Field();
});
afterEach(() => {
  vi.useRealTimers();
});
const nextTask = () => vi.advanceTimersByTime(1);

describe('Enter', () => {
  it('sends', () => {
    field.types('hello');
    expect(field.presses().defaultPrevented).toBe(true);
    expect(field.sent).toEqual(['hello']);
  });

  it('with Shift begins a new line', () => {
    field.types('hello');
    expect(field.presses({ shiftKey: true }).defaultPrevented).toBe(false);
    field.breaksLine();
    expect([field.text, field.sent]).toEqual(['hello\n', []]);
  });

  it('held down sends once', () => {
    field.types('hello');
    field.presses();
    field.types('more');
    field.presses({ repeat: true });
    expect(field.sent).toEqual(['hello']);
  });

  it('lets a line break through once the key is up, as a voice may say one', () => {
    field.presses();
    field.enter.keyUp();
    field.breaksLine();
    expect([field.text, field.sent]).toEqual(['\n', []]);
  });

  it('is no other key of a keyboard that names none', () => {
    field.composes('요');
    field.presses({ key: 'Unidentified', code: '', keyCode: 229, isComposing: true });
    field.enter.keyUp();
    field.breaksLine();
    expect(field.sent).toEqual([]);
  });

  it('does not send when a syllable ends without it', () => {
    field.composes('요');
    field.presses({ key: 'Process', code: 'KeyA', keyCode: 229, isComposing: true });
    field.enter.compositionEnd('요');
    vi.runAllTimers();
    expect(field.sent).toEqual([]);
  });
});

/**
 * What browsers and input methods do when Enter comes in the middle of 요 of 안녕하세요. Each is given the field
 * with 안녕하세 in it, and `then`, which lets a task end or does not.
 */
const ORDERS: Record<string, (field: Field, then: () => void) => void> = {
  // Seen with Chromium 156 and ibus-hangul: the syllable is taken out, and inserted as plain text.
  'Chromium, Linux': (field, then) => {
    field.composes('요');
    field.presses({ key: 'Process', keyCode: 229, isComposing: true });
    then();
    field.text = '안녕하세';
    field.enter.compositionEnd('');
    then();
    field.types('요');
    then();
    field.presses();
    field.enter.keyUp();
  },
  // The same without the second report of the key.
  'Firefox, Linux': (field, then) => {
    field.composes('요');
    field.presses({ key: 'Process', keyCode: 229, isComposing: true });
    field.text = '안녕하세';
    field.enter.compositionEnd('');
    then();
    field.types('요');
    field.enter.keyUp();
  },
  // Seen with WebKitGTK 2.50: the composition ends twice.
  'WebKitGTK, Linux': (field, then) => {
    field.composes('요');
    field.presses({ keyCode: 229, isComposing: true });
    field.enter.compositionEnd('요');
    then();
    field.enter.compositionEnd('요');
    field.enter.keyUp();
  },
  // https://velog.io/@lu_6/key-vs-code-vs-keyCode and, with numbers, Chrome 120 on Windows 11:
  // https://contenteditable.realerror.com/cases/ce-0210-ime-keydown-keycode-229-enter-chrome
  'Chrome, Windows': (field, then) => {
    field.composes('요');
    field.presses({ key: 'Process', keyCode: 229, isComposing: true });
    field.enter.compositionEnd('요');
    then();
    field.presses();
    field.breaksLine();
    field.enter.keyUp();
  },
  // https://github.com/w3c/uievents/issues/202: on Windows the keys of the line break follow the syllable.
  'Firefox, Windows': (field, then) => {
    field.composes('요');
    field.presses({ key: 'Process', keyCode: 229, isComposing: true });
    field.enter.compositionEnd('요');
    field.presses();
    field.breaksLine();
    field.enter.keyUp();
    then();
    field.enter.keyUp();
  },
  // From no report: the standard leaves open (the same issue) whether a key is told before the line break.
  'Windows, the break without a key': (field, then) => {
    field.composes('요');
    field.presses({ key: 'Process', keyCode: 229, isComposing: true });
    field.enter.compositionEnd('요');
    then();
    field.breaksLine();
    field.enter.keyUp();
  },
  // https://github.com/Julian-adv/OpenMMO/pull/2: Enter for the syllable, then Enter.
  'Chrome, macOS': (field, then) => {
    field.composes('요');
    field.presses({ keyCode: 229, isComposing: true });
    field.enter.compositionEnd('요');
    then();
    field.presses();
    field.breaksLine();
    field.enter.keyUp();
  },
  // https://github.com/bluesky-social/social-app/pull/4186: the key behind the syllable, numbered 229.
  'Safari, macOS': (field, then) => {
    field.composes('요');
    field.enter.compositionEnd('요');
    then();
    field.presses({ keyCode: 229 });
    field.enter.keyUp();
  },
  // https://github.com/codemirror/dev/issues/829: Enter while composing, its break before the end.
  'Chrome, Android, a key with a name': (field, then) => {
    field.composes('요');
    field.presses({ keyCode: 229, isComposing: true });
    field.breaksLine();
    then();
    field.enter.compositionEnd('요');
    field.enter.keyUp();
  },
  // https://github.com/froala/wysiwyg-editor/issues/4546: 229 in place of 13, and no name.
  'Chrome, Android, a key without a name': (field, then) => {
    field.composes('요');
    field.presses({ key: 'Unidentified', code: '', keyCode: 229, isComposing: true });
    field.breaksLine();
    then();
    field.enter.compositionEnd('요');
    field.enter.keyUp();
  },
  // The same from a keyboard that ends the composition first.
  'Chrome, Android, the syllable first': (field, then) => {
    field.composes('요');
    field.presses({ key: 'Unidentified', code: '', keyCode: 229, isComposing: true });
    field.enter.compositionEnd('요');
    then();
    field.breaksLine();
    field.enter.keyUp();
  },
  // https://github.com/facebook/lexical/issues/5841: nothing is composed, a syllable is replaced.
  'Safari, iOS': (field, then) => {
    field.types('ㅇ');
    then();
    field.text = '안녕하세요';
    then();
    field.presses();
    field.breaksLine();
    field.enter.keyUp();
  },
};

describe.each(Object.entries(ORDERS))('Enter in the middle of a syllable (%s)', (_, happens) => {
  it.each([
    ['within one task', () => undefined],
    ['each in a task of its own', nextTask],
  ])('sends it whole, and once: %s', (_, then) => {
    field.types('안녕하세');
    happens(field, then);
    vi.runAllTimers();
    expect([field.sent, field.text]).toEqual([['안녕하세요'], '']);
  });

  it('sends what is typed next by itself', () => {
    field.types('안녕하세');
    happens(field, nextTask);
    field.composes('네');
    field.enter.compositionEnd('네');
    vi.runAllTimers();
    field.presses();
    expect(field.sent).toEqual(['안녕하세요', '네']);
  });
});
