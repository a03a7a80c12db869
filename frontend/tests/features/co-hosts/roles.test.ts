import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import type { LiveSessionView } from '@/contract/rest';
import { SessionControl } from '@/features/live_sessions/session-control.svelte';
import { Room } from '@/realtime/room';
import PresenterLayout from '@/presenter/PresenterLayout.svelte';
import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined, me, message, session } from '../../makers';
import { mySession, serverAnswers } from '../../server';
import { until } from '../../until';

type Role = LiveSessionView['my_role'];

let control: SessionControl;

afterEach(() => control.close());

async function work(role: Role, change: Partial<LiveSessionView> = {}): Promise<FakeSocket> {
  serverAnswers();
  const socket = new FakeSocket();
  const room = new Room(
    { sessionId: 's1', token: 'token' },
    socket.asSocket(),
    placed(PRESENTER, 'stores'),
  ).open();
  control = new SessionControl(mySession({ status: 'active', my_role: role, ...change }), room);
  render(PresenterLayout, { control });
  const whoami = { ...me, role };
  socket.tell('joined_session', joined([message(1)], { me: whoami, session: session(change) }));
  await until(() => expect(screen.getByText('메시지 1')).toBeVisible());
  return socket;
}

const has = (name: string) => screen.queryByRole('button', { name }) !== null;
const RUNNING = [
  '일시정지',
  '제목과 설명 수정',
  '세션 종료',
  '읽기 전용',
  '암호 설정',
  '새 코드로 바꾸기',
];
const OWNING = ['공동 발표자 초대', '진행 도우미 초대'];
const MODERATING = ['지수 님의 메시지 메뉴'];

describe("the presenter's page", () => {
  it.each<[Role, boolean, boolean]>([
    ['moderator', false, false],
    ['co_presenter', true, false],
    ['presenter', true, true],
  ])('shows a %s what that role may do, and nothing else', async (role, runs, owns) => {
    await work(role);
    expect(RUNNING.map(has)).toEqual(RUNNING.map(() => runs));
    expect(OWNING.map(has)).toEqual(OWNING.map(() => owns));
    expect(MODERATING.map(has)).toEqual(MODERATING.map(() => true));
    expect(screen.queryByRole('link', { name: '내 세션으로' }) !== null).toBe(owns);
    expect(has('이 기기에서 진행 그만하기')).toBe(!owns);
    expect(screen.queryByTestId('my-role') !== null).toBe(!owns);
  });

  it('leads a moderator through no first steps', async () => {
    await work('moderator', { status: 'draft' });
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(has('시작하기')).toBe(false);
  });

  it('lets co-hosts write when participants can only read', async () => {
    const settings = { ...session().settings, chat_mode: 'read_only' as const };
    await work('moderator', { settings });
    expect(screen.getByTestId('chat-input')).toBeVisible();
  });
});

describe('a message of somebody who helps', () => {
  it.each([
    ['co_presenter', '공동 발표자'],
    ['moderator', '진행 도우미'],
  ] as const)('carries the badge of a %s', async (role, badge) => {
    const socket = await work('presenter');
    const sender = { id: 'c1', nickname: '하늘', role };
    socket.tell('new_message', message(2, { sender }));
    await until(() => expect(screen.getByText(badge)).toBeVisible());
  });
});
