import Questions from '@/ui/Questions.svelte';
import { ask, questions } from '@/ui/questions.svelte';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';

const question = { title: '삭제할까요?', text: '되살릴 수 없어요.', confirm: '삭제' };

afterEach(() => questions.answer(false));

describe('ask', () => {
  it('is a yes only for who says so', async () => {
    render(Questions);
    const answer = ask(question);
    await tick();
    expect(screen.getByText('되살릴 수 없어요.')).toBeVisible();
    await fireEvent.click(screen.getByText('삭제'));
    expect(await answer).toBe(true);
    expect(questions.asked).toBeNull();
  });

  it.each(['취소', '닫기'])('is a no by %s', async (way) => {
    render(Questions);
    const answer = ask(question);
    await tick();
    await fireEvent.click(screen.getByRole('button', { name: way }));
    expect(await answer).toBe(false);
  });

  it('is a no by Esc', async () => {
    render(Questions);
    const answer = ask(question);
    await tick();
    screen.getByRole<HTMLDialogElement>('dialog').close();
    expect(await answer).toBe(false);
  });

  it('asks one thing at a time', async () => {
    const first = ask(question);
    expect(await ask({ ...question, title: '끝낼까요?' })).toBe(false);
    expect(questions.asked?.title).toBe('삭제할까요?');
    questions.answer(true);
    expect(await first).toBe(true);
  });
});
