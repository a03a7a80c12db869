import ChoiceAnswer from '@/features/activities/answer/ChoiceAnswer.svelte';
import CloudAnswer from '@/features/activities/answer/CloudAnswer.svelte';
import RankingAnswer from '@/features/activities/answer/RankingAnswer.svelte';
import ScaleAnswer from '@/features/activities/answer/ScaleAnswer.svelte';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { shown } from './makers';

describe('a choice', () => {
  it('is of one option, by keys too', async () => {
    render(ChoiceAnswer, { activity: shown(), value: null, disabled: false });
    const [first, second] = screen.getAllByRole('radio');
    await userEvent.click(first as HTMLElement);
    expect(first).toBeChecked();
    await userEvent.click(second as HTMLElement);
    expect([first, second].map((one) => (one as HTMLInputElement).checked)).toEqual([false, true]);
  });

  it('of several ends at as many as may be chosen', async () => {
    const options = ['a', 'b', 'c'].map((id) => ({ id, text: id }));
    const settings = { live_results: false, most: 2 };
    render(ChoiceAnswer, { activity: shown({ options, settings }), value: null, disabled: false });
    const boxes = screen.getAllByRole('checkbox');
    for (const box of boxes.slice(0, 2)) await userEvent.click(box);
    expect(boxes[2]).toBeDisabled();
    await userEvent.click(boxes[0] as HTMLElement);
    expect(boxes[2]).toBeEnabled();
    expect(screen.getByText(/지금 1개/)).toBeInTheDocument();
  });
});

describe('a scale', () => {
  it('says what its ends mean', () => {
    const settings = { live_results: false, steps: 3, low_label: '전혀', high_label: '매우' };
    const activity = shown({ kind: 'scale', options: [], settings });
    render(ScaleAnswer, { activity, value: null, disabled: false });
    const names = screen.getAllByRole('radio').map((one) => one.getAttribute('aria-label'));
    expect(names).toEqual(['1, 전혀', '2', '3, 매우']);
  });
});

describe('a ranking', () => {
  const activity = shown({ kind: 'ranking', settings: { live_results: false } });
  const order = () => screen.getAllByTestId(/^option-/).map((one) => one.textContent);

  it('is put in order by buttons', async () => {
    render(RankingAnswer, { activity, value: ['a', 'b'], disabled: false });
    expect(screen.getByRole('button', { name: '비빔밥, 위로' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: '비빔밥, 아래로' }));
    expect(order()).toEqual(['국수', '비빔밥']);
  });

  it('is put in order by arrow keys, which is read aloud', async () => {
    render(RankingAnswer, { activity, value: ['a', 'b'], disabled: false });
    screen.getByRole('button', { name: /^국수, 2위/ }).focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(order()).toEqual(['국수', '비빔밥']);
    expect(screen.getByRole('status')).toHaveTextContent('국수, 1위');
    await userEvent.keyboard('{ArrowUp}');
    expect(order()).toEqual(['국수', '비빔밥']);
  });
});

describe('words', () => {
  it('have a field each, and Enter leads on, then sends', async () => {
    const settings = { live_results: false, words_per_person: 2, characters: 5 };
    const onsend = vi.fn();
    const activity = shown({ kind: 'cloud', options: [], settings });
    render(CloudAnswer, { activity, value: null, disabled: false, onsend });
    const [first, second] = screen.getAllByRole('textbox');
    await userEvent.type(first as HTMLElement, '커피{Enter}');
    expect(second).toHaveFocus();
    expect(onsend).not.toHaveBeenCalled();
    await userEvent.type(second as HTMLElement, '아주긴단어{Enter}');
    expect(onsend).toHaveBeenCalledOnce();
    expect([first, second].map((one) => (one as HTMLInputElement).value)).toEqual([
      '커피',
      '아주긴단어',
    ]);
  });
});
