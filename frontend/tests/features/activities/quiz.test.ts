import { Activities } from '@/features/activities/activities.svelte';
import { Answers } from '@/features/activities/answers.svelte';
import { Quiz } from '@/features/activities/quiz/quiz.svelte';
import QuizNow from '@/features/activities/quiz/QuizNow.svelte';
import { TimeLeft } from '@/features/activities/quiz/time-left.svelte';
import type { Question } from '@/features/activities/types';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { Room } from '@/realtime/room';
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined, me } from '../../makers';
import { until } from '../../until';
import { shown } from './makers';

function question(change: Partial<Question> = {}): Question {
  return {
    id: 'q1',
    number: 1,
    of: 2,
    prompt: '한국의 수도는?',
    options: [
      { id: 'a', text: '서울' },
      { id: 'b', text: '부산' },
    ],
    seconds: 20,
    points: 1000,
    double: false,
    several: false,
    opens_at: new Date(Date.now() - 1_000).toISOString(),
    closes_at: new Date(Date.now() + 600_000).toISOString(),
    closed: false,
    ...change,
  };
}

const quizOf = (change: Parameters<typeof shown>[0] = {}) =>
  shown({
    kind: 'quiz',
    options: [],
    settings: { calm: false, live_results: false },
    question: question(),
    ...change,
  });

let room: Room;
let socket: FakeSocket;

async function play(activity = quizOf(), more: Parameters<typeof joined>[1] = {}) {
  socket = new FakeSocket();
  socket.answers.join_session = () => ({ ok: true });
  const kinds = [SessionState, Activities, Answers, Quiz];
  room = new Room({ sessionId: 's1', token: 'token' }, socket.asSocket(), kinds).open();
  socket.tell('joined_session', joined([], { activity, ...more }));
  socket.open();
  await until(() => expect(room.phase).toBe('joined'));
  const now = () => room.store(Activities).current ?? activity;
  const { rerender } = render(QuizNow, { room, activity: now(), running: true });
  return { again: () => rerender({ activity: now() }) };
}

afterEach(() => room.close());

describe('a question of a quiz', () => {
  it('that is refused says why, and takes another answer no more than the server does', async () => {
    await play();
    socket.answers.answer = () => ({ ok: false, code: 'too_late', detail: '시간이 지났어요.' });
    await userEvent.click(screen.getByRole('radio', { name: /서울/ }));
    await userEvent.click(screen.getByTestId('answer-button'));
    expect(await screen.findByText('시간이 지났어요.')).toBeInTheDocument();
  });

  it('is answered by keys alone, once, with the time by the server’s clock', async () => {
    const { again } = await play();
    socket.tell('connected', { server_time: new Date(Date.now() + 60_000).toISOString() });
    const answer = { question_id: 'q1', answer: 'b', revision: 1, held: false };
    socket.answers.answer = () => ({ ok: true, activity_id: 'a1', ...answer });
    await userEvent.keyboard('2');
    screen.getByRole('radio', { name: /부산/ }).focus();
    await userEvent.keyboard('{Enter}');
    await until(() => expect(room.store(Activities).current?.mine?.answer).toBe('b'));
    const [sent] = socket.payloads('answer') as { at: string; question_id: string }[];
    expect(sent).toMatchObject({ question_id: 'q1', answer: 'b' });
    expect(Date.parse(sent?.at ?? '') - Date.now()).toBeGreaterThan(30_000);
    await again();
    expect(screen.queryByTestId('answer-button')).toBeNull();
    expect(screen.getByRole('radio', { name: /서울/ })).toBeDisabled();
    expect(screen.getByRole('radio', { name: /부산/ })).toBeChecked();
  });

  it('takes no key that is meant for something else', async () => {
    await play();
    const none = () =>
      expect(screen.queryByRole('radio', { checked: true, hidden: true })).toBeNull();
    const elsewhere = document.createElement('div');
    elsewhere.innerHTML = '<textarea></textarea><dialog><button>1</button></dialog>';
    document.body.append(elsewhere);
    for (const one of elsewhere.querySelectorAll<HTMLElement>('textarea, button')) {
      await fireEvent.keyDown(one, { key: '1' });
      none();
    }
    await userEvent.keyboard('{Control>}1{/Control}3');
    none();
    elsewhere.remove();
    const panel = screen.getByRole('article').parentElement as HTMLElement;
    panel.style.visibility = 'hidden'; // as behind another tab
    await fireEvent.keyDown(document.body, { key: '1' });
    none();
    panel.style.visibility = '';
    await fireEvent.keyDown(document.body, { key: '1' });
    expect(screen.getByRole('radio', { name: /서울/ })).toBeChecked();
  });

  it('with several right answers takes several', async () => {
    await play(quizOf({ question: question({ several: true }) }));
    socket.answers.answer = () => undefined;
    for (const box of screen.getAllByRole('checkbox')) await userEvent.click(box);
    await userEvent.click(screen.getByTestId('answer-button'));
    expect(socket.payloads('answer')).toMatchObject([{ answer: ['a', 'b'] }]);
  });

  it('that was answered in another tab is asked about', async () => {
    await play();
    socket.answers.answer = () => ({
      ok: false,
      code: 'already_answered',
      detail: '이미 답변했어요.',
    });
    const before = socket.payloads('join_session').length;
    room.store(Answers).give('a1', 'q1', 'a');
    await until(() => expect(socket.disconnect).toHaveBeenCalled());
    expect(socket.payloads('join_session')).toHaveLength(before);
  });

  it('shows its solution, one’s points and one’s place below the best', async () => {
    const top = [{ rank: 1, id: 'x', nickname: '지수', points: 1900 }];
    const results = { question_id: 'q1', counts: { a: 3, b: 1 }, right: 3, answered: 4 };
    const revealed = { revealed: true, results, solution: ['a'] };
    const mine = { question_id: 'q1', answer: 'b', revision: 1, held: false };
    await play(quizOf({ ...revealed, mine, question: question({ closed: true }) }), {
      leaderboard: { id: 'a1', question_id: 'q1', of: 30, top },
      score: { id: 'a1', question_id: 'q1', points: 0, gained: 0, rank: 12, right: false },
    });
    expect(screen.getByText('아쉽게 틀렸어요')).toBeVisible();
    const board = within(screen.getByTestId('leaderboard'));
    expect(
      board.getAllByRole('listitem').map((one) => one.textContent?.replace(/\s+/g, ' ')),
    ).toEqual([expect.stringContaining('지수'), expect.stringMatching(/12.*나/)]);
    expect(await screen.findByRole('row', { name: '서울, 정답 3 75%' })).toBeInTheDocument();
  });

  it('marks one’s own line among the best', async () => {
    const top = [{ rank: 1, id: me.id, nickname: '나', points: 900 }];
    await play(quizOf({ revealed: true, question: question({ closed: true }) }), {
      leaderboard: { id: 'a1', question_id: 'q1', of: 1, top },
      score: { id: 'a1', question_id: 'q1', points: 900, gained: 900, rank: 1, right: true },
    });
    expect(screen.getByText('맞았어요')).toBeVisible();
    expect(within(screen.getByTestId('leaderboard')).getAllByRole('listitem')).toHaveLength(1);
  });
});

describe('more time', () => {
  it('is asked for, and taken back if it is refused', async () => {
    await play();
    socket.answers.set_more_time = () => ({ ok: false, code: 'busy', detail: '' });
    await userEvent.click(screen.getByRole('switch'));
    await until(() => expect(room.store(Quiz).moreTime).toBe(false));
    socket.answers.set_more_time = () => ({ ok: true, on: true });
    await userEvent.click(screen.getByRole('switch'));
    await until(() => expect(socket.payloads('set_more_time')).toHaveLength(2));
    expect(room.store(Quiz).moreTime).toBe(true);
  });

  it('is half as long again, until the question is closed', () => {
    vi.useFakeTimers();
    const opens = Date.now();
    let asked = question({
      opens_at: new Date(opens).toISOString(),
      closes_at: new Date(opens + 20_000).toISOString(),
    });
    const [usual, longer] = [false, true].map(
      (more) =>
        new TimeLeft(
          Date.now,
          () => asked,
          () => more,
        ),
    );
    expect([usual?.seconds, longer?.seconds]).toEqual([20, 30]);
    vi.advanceTimersByTime(21_000);
    expect([usual?.ms, longer?.seconds]).toEqual([0, 9]);
    asked = { ...asked, closed: true };
    vi.advanceTimersByTime(250);
    expect(longer?.ms).toBe(0);
    for (const one of [usual, longer]) one?.stop();
    vi.useRealTimers();
  });
});
