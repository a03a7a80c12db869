import { EnterToSend } from '@/features/messages/enter';
import { describe, expect, it, vi } from 'vitest';

const key = (init: KeyboardEventInit & { keyCode?: number } = {}) =>
  new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', cancelable: true, ...init });
const composingKey = (init: KeyboardEventInit & { keyCode?: number } = {}) =>
  key({ isComposing: true, keyCode: 229, ...init });
const lineBreak = () =>
  new InputEvent('beforeinput', { inputType: 'insertLineBreak', cancelable: true });

function setUp() {
  const submit = vi.fn();
  return { submit, enter: new EnterToSend(submit) };
}

describe('Enter', () => {
  it('sends', () => {
    const { submit, enter } = setUp();
    const event = key();
    enter.keyDown(event);
    expect(submit).toHaveBeenCalledOnce();
    expect(event.defaultPrevented).toBe(true);
  });

  it('with Shift begins a new line', () => {
    const { submit, enter } = setUp();
    const event = key({ shiftKey: true });
    enter.keyDown(event);
    expect(submit).not.toHaveBeenCalled();
    expect(event.defaultPrevented).toBe(false);
  });

  it('held down sends once', () => {
    const { submit, enter } = setUp();
    enter.keyDown(key());
    enter.keyDown(key({ repeat: true }));
    expect(submit).toHaveBeenCalledOnce();
  });
});

describe('Enter in the middle of a syllable', () => {
  it('sends once the syllable is finished (Chrome on macOS, which reports Enter again)', () => {
    const { submit, enter } = setUp();
    submit.mockImplementationOnce(() => undefined);
    enter.compositionStart();
    enter.keyDown(composingKey());
    expect(submit).not.toHaveBeenCalled();
    enter.compositionEnd();
    expect(submit).toHaveBeenCalledOnce();
  });

  it('sends once where the key is called Process (Chrome on Windows), without its line break', () => {
    const { submit, enter } = setUp();
    enter.compositionStart();
    enter.keyDown(composingKey({ key: 'Process' }));
    enter.compositionEnd();
    const broken = lineBreak();
    enter.beforeInput(broken);
    enter.keyUp();
    expect(submit).toHaveBeenCalledOnce();
    expect(broken.defaultPrevented).toBe(true);
  });

  it('sends where the syllable is finished before the key is reported (Safari)', () => {
    const { submit, enter } = setUp();
    enter.compositionStart();
    enter.compositionEnd();
    enter.keyDown(key({ keyCode: 229 }));
    expect(submit).toHaveBeenCalledOnce();
  });

  it('does not send when a syllable ends without it', () => {
    const { submit, enter } = setUp();
    enter.compositionStart();
    enter.keyDown(composingKey({ key: 'Process', code: 'KeyA' }));
    enter.compositionEnd();
    expect(submit).not.toHaveBeenCalled();
  });

  it('lets a line break through once the key is up', () => {
    const { enter } = setUp();
    enter.keyDown(key());
    enter.keyUp();
    const wanted = lineBreak();
    enter.beforeInput(wanted);
    expect(wanted.defaultPrevented).toBe(false);
  });
});
