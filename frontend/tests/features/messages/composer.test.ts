import Composer from '@/features/messages/Composer.svelte';
import { fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

function setUp() {
  const onsend = vi.fn();
  const view = render(Composer, { closed: null, onsend });
  return { onsend, view, field: () => screen.getByTestId<HTMLTextAreaElement>('chat-input') };
}

describe('the composer', () => {
  it('sends by Enter and by the button, and empties itself', async () => {
    const { onsend, field } = setUp();
    await userEvent.type(field(), '안녕하세요{Enter}');
    await userEvent.type(field(), '반가워요');
    await userEvent.click(screen.getByTestId('send-button'));
    expect(onsend.mock.calls).toEqual([['안녕하세요'], ['반가워요']]);
    expect(field()).toHaveValue('');
  });

  it('leaves the focus, and with it the keyboard, where it is when its button is pressed', async () => {
    const { field } = setUp();
    await userEvent.type(field(), '반가워요');
    await userEvent.pointer({ keys: '[MouseLeft>]', target: screen.getByTestId('send-button') });
    expect(field()).toHaveFocus();
    // A pointer's own press has its way: some browsers never click where that was stopped.
    const press = new Event('pointerdown', { bubbles: true, cancelable: true });
    screen.getByTestId('send-button').dispatchEvent(press);
    expect(press.defaultPrevented).toBe(false);
  });

  it('sends nothing blank', async () => {
    const { onsend, field } = setUp();
    await userEvent.type(field(), '   {Enter}');
    expect(onsend).not.toHaveBeenCalled();
  });

  it('says by how much a message is too long, and keeps it', async () => {
    const { onsend, field } = setUp();
    await fireEvent.input(field(), { target: { value: '가'.repeat(503) } });
    await userEvent.click(screen.getByTestId('send-button'));
    expect(onsend).not.toHaveBeenCalled();
    expect(screen.getByRole('alert')).toHaveTextContent('3자를 줄여 주세요');
  });

  it('says how many characters are left before there are none', async () => {
    const { field } = setUp();
    await fireEvent.input(field(), { target: { value: '가'.repeat(449) } });
    expect(screen.queryByText(/남았어요/)).toBeNull();
    await fireEvent.input(field(), { target: { value: '가'.repeat(488) } });
    expect(screen.getByText('12자 남았어요')).toBeVisible();
    await fireEvent.input(field(), { target: { value: '가'.repeat(501) } });
    expect(screen.getByTestId('send-button')).toHaveAttribute('aria-disabled', 'true');
  });

  it('counts code points, so an emoji is one', async () => {
    const { onsend, field } = setUp();
    await fireEvent.input(field(), { target: { value: '😀'.repeat(500) } });
    await userEvent.click(screen.getByTestId('send-button'));
    expect(onsend).toHaveBeenCalledOnce();
  });

  it('sends the finished syllable once, though Firefox reports its input last', async () => {
    const { onsend, field } = setUp();
    await fireEvent.compositionStart(field());
    await fireEvent.input(field(), { target: { value: '안녀' } });
    await fireEvent.keyDown(field(), {
      key: 'Process',
      code: 'Enter',
      keyCode: 229,
      isComposing: true,
    });
    field().value = '안녕';
    await fireEvent.compositionEnd(field());
    await fireEvent.input(field());
    await fireEvent.keyDown(field(), { key: 'Enter', code: 'Enter' });
    expect(onsend.mock.calls).toEqual([['안녕']]);
    expect(field()).toHaveValue('');
  });

  it('finishes a syllable before the button sends it', async () => {
    const { onsend, field } = setUp();
    field().addEventListener('blur', () => {
      field().value = '한글';
      void fireEvent.compositionEnd(field());
    });
    field().focus();
    await fireEvent.compositionStart(field());
    await fireEvent.input(field(), { target: { value: '한그' } });
    await fireEvent.click(screen.getByTestId('send-button'));
    await vi.waitFor(() => expect(onsend.mock.calls).toEqual([['한글']]));
  });

  it('says why nobody can write, and gives back what was being written', async () => {
    const { view, field } = setUp();
    await userEvent.type(field(), '쓰던 글');
    await view.rerender({ closed: 'chat_paused' });
    expect(screen.getByText('잠시 쉬는 중이에요')).toBeVisible();
    expect(screen.queryByTestId('chat-input')).toBeNull();
    await view.rerender({ closed: null });
    expect(field()).toHaveValue('쓰던 글');
  });
});
