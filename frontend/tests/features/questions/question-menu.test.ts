import { HostQuestions } from '@/features/questions/host-questions.svelte';
import QuestionMenu from '@/features/questions/QuestionMenu.svelte';
import { StageState } from '@/features/stage/stage.svelte';
import { Room } from '@/realtime/room';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, onTestFinished } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { serverAnswers } from '../../server';
import { until } from '../../until';
import { question } from './makers';

it.each([
  ['라벨', { label: '2부' }],
  ['글로 답하기', { reply: '2부' }],
  ['질문 내용', { text: '2부' }],
])('saves %s alone: another host may have changed the rest meanwhile', async (label, expected) => {
  const { fetch } = serverAnswers({ status: 204 });
  const kinds = [HostQuestions, StageState];
  const room = new Room({ sessionId: 's1', token: 'me' }, new FakeSocket().asSocket(), kinds);
  onTestFinished(() => room.close());
  room.store(HostQuestions).chosen = question('a', { label: '1부', reply: '네' });
  render(QuestionMenu, { room, ended: false });
  const field = screen.getByRole('textbox', { name: label });
  await userEvent.clear(field);
  await userEvent.type(field, '2부');
  await userEvent.click(screen.getByRole('button', { name: '저장' }));
  await until(() => expect(fetch).toHaveBeenCalled());
  expect(JSON.parse(String(fetch.mock.calls[0]?.[1].body))).toEqual(expected);
});
