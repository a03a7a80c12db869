import type { Stage } from '@/contract/socket';
import BigScreen from '@/features/invite/BigScreen.svelte';
import { SessionControl } from '@/features/live_sessions/session-control.svelte';
import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import StageControl from '@/features/stage/StageControl.svelte';
import { StageState } from '@/features/stage/stage.svelte';
import { Room } from '@/realtime/room';
import { toasts } from '@/ui/toasts.svelte';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined, message, session, switches } from '../../makers';
import { question } from '../questions/makers';
import { mySession, problem, serverAnswers } from '../../server';
import { until } from '../../until';

let socket: FakeSocket;
let control: SessionControl;

beforeEach(() => {
  socket = new FakeSocket();
  const stores = placed(PRESENTER, 'stores');
  const room = new Room({ sessionId: 's1', token: 'token' }, socket.asSocket(), stores).open();
  control = new SessionControl(mySession({ status: 'active' }), room);
});
afterEach(() => control.close());

const told = (seq: number, stage: Stage) => socket.tell('stage_changed', { seq, stage });
const showing = () => screen.getByTestId('screen-stage').dataset.show;
const button = (name: string) => screen.getByRole('button', { name });

describe('the stage', () => {
  it('is what a join told, and then what is told', () => {
    const state = new StageState();
    expect(state.show).toBe('join');
    state.start(joined([], { stage: { show: 'chat' } }), true);
    expect(state.show).toBe('chat');
    state.events.stage_changed?.({ seq: 2, stage: { show: 'blank' } });
    state.start(joined([], { stage: { show: 'chat' } }), false);
    expect(state.keep()).toEqual({ stage: { show: 'blank' } });
  });

  it('is moved by hosts, who are told why it is not', async () => {
    const { asked, fetch } = serverAnswers(
      { body: { show: 'chat' } },
      problem(409, 'not_shown', '지금은 화면에 보여 줄 수 없어요.'),
    );
    render(StageControl, { room: control.room });
    socket.tell('joined_session', joined([], { stage: { show: 'join' } }));
    await tick();
    await fireEvent.click(button('참여 안내'));
    expect(asked).toEqual([]);
    await fireEvent.click(button('채팅'));
    expect(asked).toEqual(['PUT /api/sessions/s1/stage']);
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ body: '{"show":"chat"}' });
    await fireEvent.click(button('빈 화면'));
    await until(() => expect(toasts.shown?.text).toContain('보여 줄 수 없어요'));
  });

  it('can show all questions while there are any', async () => {
    render(StageControl, { room: control.room });
    const features = switches({ questions: true });
    socket.tell('joined_session', joined([], { session: session({ features: switches() }) }));
    await tick();
    expect(screen.queryByRole('button', { name: '질문' })).toBeNull();
    socket.tell('session_updated', { ...session({ features }), seq: 1 });
    await tick();
    expect(button('질문')).toHaveAttribute('aria-pressed', 'false');
  });

  it('names what else is shown', async () => {
    render(StageControl, { room: control.room });
    expect(screen.queryByRole('button', { name: '메시지 하나' })).toBeNull();
    socket.tell('joined_session', joined([], { stage: { show: 'message', id: 'm1' } }));
    await tick();
    expect(button('메시지 하나')).toHaveAttribute('aria-pressed', 'true');
  });
});

describe('the big screen', () => {
  it('shows what hosts show, the code always, and its own view until they show something else', async () => {
    render(BigScreen, { control });
    socket.tell('joined_session', joined([message(1)], { stage: { show: 'join' } }));
    await tick();
    expect(showing()).toBe('join');
    told(2, { show: 'blank' });
    await tick();
    expect(showing()).toBe('blank');
    expect(screen.getByTestId('screen-code')).toHaveTextContent('TEST01');
    expect(screen.queryByText('메시지 1')).toBeNull();
    await fireEvent.click(button('채팅과 반응'));
    expect(showing()).toBe('chat');
    expect(screen.getByText('메시지 1')).toBeInTheDocument();
    told(3, { show: 'join' });
    await tick();
    expect(showing()).toBe('join');
  });

  it('keeps what was chosen before it had joined, until hosts show something else', async () => {
    render(BigScreen, { control });
    await fireEvent.keyDown(window, { key: '2' });
    expect(showing()).toBe('chat');
    socket.tell('joined_session', joined([], { stage: { show: 'join', id: null } }));
    await tick();
    expect(showing()).toBe('chat');
    told(1, { show: 'blank' });
    await tick();
    expect(showing()).toBe('blank');
  });

  it('reads a question that a join does not tell, and shows no other in its place', async () => {
    const { asked } = serverAnswers({ body: [question('q0')] });
    render(BigScreen, { control });
    const questions = Array.from({ length: 50 }, (_, index) => question(`q${index + 1}`));
    const stage = { show: 'questions', id: 'q0' } as const;
    socket.tell('joined_session', joined([], { stage, questions }));
    await tick();
    expect(screen.queryByText(/질문/)).toBeNull();
    await until(() => expect(screen.getByText('질문 q0')).toBeInTheDocument());
    expect(screen.queryAllByText(/질문 q/)).toHaveLength(1);
    expect(asked).toEqual(['GET /api/sessions/s1/questions?sort=oldest&limit=200&offset=0']);
  });

  it('shows one message, and nothing in its place once it is deleted', async () => {
    render(BigScreen, { control });
    const stage = { show: 'message', id: 'm2', position: 2 } as const;
    socket.tell('joined_session', joined([message(1), message(2)], { stage }));
    await tick();
    expect(screen.getByText('메시지 2')).toBeInTheDocument();
    expect(screen.queryByText('메시지 1')).toBeNull();
    socket.tell('message_deleted', { id: 'm2', seq: 3 });
    await tick();
    expect(screen.queryByText('메시지 2')).toBeNull();
  });

  it('shows no message that its sender has edited to what the word filter covers', async () => {
    render(BigScreen, { control });
    const stage = { show: 'message', id: 'm2', position: 2 } as const;
    socket.tell('joined_session', joined([message(2)], { stage }));
    await tick();
    expect(screen.getByText('메시지 2')).toBeInTheDocument();
    const edited = message(2, { message: '나쁜 말', message_type: 'marked' });
    socket.tell('message_edited', { id: 'm2', message: edited, seq: 3 });
    await tick();
    expect(screen.queryByText('나쁜 말')).toBeNull();
    expect(screen.queryByText('지수')).toBeNull();
  });

  it('shows no question that the word filter covers, and no other in its place', async () => {
    render(BigScreen, { control });
    const questions = [question('q1'), question('q2', { marked: true })];
    const stage = { show: 'questions', id: 'q2' } as const;
    socket.tell('joined_session', joined([], { stage, questions }));
    await tick();
    expect(showing()).toBe('questions');
    expect(screen.queryByText(/질문 q/)).toBeNull();
    told(1, { show: 'questions', id: 'q1' });
    await tick();
    expect(screen.getByText('질문 q1')).toBeInTheDocument();
  });

  it('reads a message that is older than what it knows, and follows its edits', async () => {
    const old = message(3, { message: '오래된 말' });
    const { asked } = serverAnswers({
      body: { events: [{ seq: 3, type: 'new_message', data: old }], head: 90, more: true },
    });
    render(BigScreen, { control });
    const stage = { show: 'message', id: 'm3', position: 3 } as const;
    socket.tell('joined_session', joined([message(90)], { stage }));
    await until(() => expect(screen.getByText('오래된 말')).toBeInTheDocument());
    expect(asked).toEqual(['GET /api/sessions/s1/events?since=2&limit=1']);
    const news = { message: '새로 쓴 말', edited_at: '2026-11-20T09:01:00Z' };
    socket.tell('message_edited', { id: 'm3', message: message(3, news), seq: 91 });
    await tick();
    expect(screen.getByText('새로 쓴 말')).toBeInTheDocument();
    expect(screen.queryByText('오래된 말')).toBeNull();
    const marked = message(3, { message: '나쁜 말', message_type: 'marked' });
    socket.tell('message_edited', { id: 'm3', message: marked, seq: 92 });
    await tick();
    expect(screen.queryByText('나쁜 말')).toBeNull();
    expect(asked).toHaveLength(1);
  });
});
