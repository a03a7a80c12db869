import CreateSheet from '@/features/dashboard/CreateSheet.svelte';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { mySession, problem, serverAnswers } from '../../server';
import { until } from '../../until';

function open() {
  const oncreated = vi.fn();
  render(CreateSheet, { open: true, oncreated });
  return oncreated;
}

describe('CreateSheet', () => {
  beforeAll(() => {
    // jsdom knows the dialog element but not how to open it.
    HTMLDialogElement.prototype.showModal = function showModal() {
      this.open = true;
    };
  });

  it('creates one session however often the button is pressed', async () => {
    const { asked } = serverAnswers({ status: 201, body: mySession() });
    const oncreated = open();
    await userEvent.type(screen.getByTestId('session-title'), '월요 회의');
    await userEvent.dblClick(screen.getByTestId('create-button'));
    await until(() => expect(oncreated).toHaveBeenCalledOnce());
    expect(asked).toEqual(['POST /api/sessions']);
  });

  it('asks for the title before it asks the server', async () => {
    const { asked } = serverAnswers();
    open();
    await userEvent.click(screen.getByTestId('create-button'));
    expect(screen.getByTestId('session-title')).toBeInvalid();
    expect(asked).toEqual([]);
  });

  it('keeps what was written when the network fails, and works on the next try', async () => {
    const { asked } = serverAnswers('no network', { status: 201, body: mySession() });
    const oncreated = open();
    await userEvent.type(screen.getByTestId('session-title'), '월요 회의');
    await userEvent.click(screen.getByTestId('create-button'));
    expect(await screen.findByRole('alert')).toHaveTextContent('연결하지 못했어요.');
    expect(screen.getByTestId('session-title')).toHaveValue('월요 회의');
    await userEvent.click(screen.getByTestId('create-button'));
    await until(() => expect(oncreated).toHaveBeenCalledOnce());
    expect(asked).toHaveLength(2);
  });

  it('shows a taken code beside its field', async () => {
    serverAnswers(problem(409, 'code_taken', '이미 쓰는 코드예요.'));
    open();
    await userEvent.type(screen.getByTestId('session-title'), '월요 회의');
    await userEvent.click(screen.getByTestId('create-button'));
    expect(await screen.findByRole('alert')).toHaveTextContent('다른 코드를 골라 주세요.');
  });
});
