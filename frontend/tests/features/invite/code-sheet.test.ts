import CodeSheet from '@/features/invite/CodeSheet.svelte';
import type { SessionControl } from '@/features/live_sessions/session-control.svelte';
import { Refusal } from '@/rest/problem';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { mySession } from '../../server';
import { until } from '../../until';

function open(refusal: Refusal | null = null) {
  const control = { view: mySession(), failure: null as Refusal | null, takeCode: vi.fn() };
  control.takeCode.mockImplementation(async () => {
    control.failure = refusal;
    return !refusal;
  });
  render(CodeSheet, { open: true, control: control as unknown as SessionControl });
  return control;
}

async function choose(code: string): Promise<void> {
  await userEvent.type(screen.getByTestId('new-code'), code);
  await userEvent.click(screen.getByTestId('code-save'));
}

describe('the sheet of a code', () => {
  it.each([
    ['abc', '코드는 영문과 숫자 4~12자예요.'],
    ['test 01', '지금 쓰는 코드예요.'],
  ])('says what is wrong with “%s” before it asks the server', async (code, said) => {
    const { takeCode } = open();
    await choose(code);
    expect(await screen.findByRole('alert')).toHaveTextContent(said);
    expect(takeCode).not.toHaveBeenCalled();
  });

  it('shows the server’s refusal at the field, and nowhere else', async () => {
    const control = open(
      new Refusal('code_taken', '이미 사용 중인 참여 코드예요.', undefined, 409),
    );
    await choose('spring27');
    expect(await screen.findByRole('alert')).toHaveTextContent('이미 사용 중인 참여 코드예요.');
    expect(screen.getByTestId('new-code')).toHaveValue('spring27');
    expect(control.failure).toBeNull();
  });

  it('asks for the code as it is typed on phones, and closes', async () => {
    const { takeCode } = open();
    await choose('spring 27');
    await until(() => expect(screen.queryByTestId('new-code')).toBeNull());
    expect(takeCode).toHaveBeenCalledWith('SPRING27');
  });
});
