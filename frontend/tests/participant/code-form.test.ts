import CodeForm from '@/participant/CodeForm.svelte';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

const field = () => screen.getByLabelText('참여 코드');

describe('the field for a code', () => {
  it.each([
    ['', '코드를 입력해 주세요.'],
    ['   ', '코드를 입력해 주세요.'],
    ['AB', '코드는 글자와 숫자 4~12자리예요. 다시 확인해 주세요.'],
  ])('with %j in it says what to do', async (typed, sentence) => {
    render(CodeForm);
    await fireEvent.input(field(), { target: { value: typed } });
    await fireEvent.click(screen.getByTestId('code-submit'));
    expect(screen.getByRole('alert')).toHaveTextContent(sentence);
    expect(field()).toBeInvalid();
  });

  it('marks a code that nobody has until another is typed', async () => {
    render(CodeForm, { initial: 'ABCDEF', unknown: true });
    expect(field()).toBeInvalid();
    await fireEvent.input(field(), { target: { value: 'ABCDEG' } });
    expect(field()).toBeValid();
  });
});
