import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { CoHosts } from '@/features/co-hosts/co-hosts.svelte';
import CoHostGroup from '@/features/co-hosts/CoHostGroup.svelte';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { Room } from '@/realtime/room';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined } from '../../makers';
import { problem, serverAnswers } from '../../server';
import { until } from '../../until';
import { invitation, member, open } from './makers';

describe('CoHosts', () => {
  const made = () =>
    new CoHosts(
      new Room(
        { sessionId: 's1', token: 'mine' },
        new FakeSocket().asSocket(),
        placed(PRESENTER, 'stores'),
      ),
    );

  it('shows nothing when there is no invitation to be had', async () => {
    serverAnswers(problem(409, 'too_many_invitations', '초대가 너무 많아요.'));
    const coHosts = made();
    await coHosts.invite('moderator');
    expect(coHosts.shown).toBeNull();
    expect(coHosts.inviting).toBeNull();
  });

  it('keeps whoever could not be revoked', async () => {
    serverAnswers('no network', { body: [member()] });
    const coHosts = made();
    await coHosts.revoke(member());
    expect(coHosts.list).toEqual([member()]);
  });

  it('invites once, however often the button is pressed', async () => {
    const { asked } = serverAnswers({ status: 201, body: invitation() }, { body: [open] });
    const coHosts = made();
    await Promise.all([coHosts.invite('moderator'), coHosts.invite('moderator')]);
    expect(asked).toEqual(['POST /api/sessions/s1/invitations', 'GET /api/sessions/s1/crew']);
    expect([coHosts.list, coHosts.arrival]).toEqual([[open], undefined]);
  });
});

describe("the presenter's group of co-hosts", () => {
  let socket: FakeSocket;
  let room: Room;

  beforeEach(() => {
    // jsdom knows the element, and not yet how to open it.
    HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
      this.open = false;
    };
    socket = new FakeSocket();
    socket.answers.join_session = () => ({ ok: true, seq: 0 });
    // Others would ask the server, too, and be given the answers that are meant for this list.
    const stores = [SessionState];
    room = new Room({ sessionId: 's1', token: 'mine' }, socket.asSocket(), stores).open();
  });
  afterEach(() => room.close());

  async function show(ended = false): Promise<void> {
    render(CoHostGroup, { room, ended });
    socket.open();
    socket.tell('joined_session', joined([]));
    await until(() => expect(room.phase).toBe('joined'));
  }

  it('is not there when a session has ended without co-hosts', async () => {
    serverAnswers({ body: [] });
    await show(true);
    expect(screen.queryByText('공동 발표자·진행 도우미')).toBeNull();
  });

  it('asks before it sends somebody away, and not before it withdraws an invitation', async () => {
    const { asked } = serverAnswers(
      { body: [member(), { ...open, id: 'c2' }] },
      { status: 204 },
      { status: 204 },
    );
    await show();
    await until(() => expect(screen.getByText('하늘')).toBeVisible());
    await userEvent.click(screen.getByRole('button', { name: '초대 취소' }));
    await until(() => expect(screen.queryByText('아직 쓰지 않은 초대예요.')).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: '내보내기' }));
    expect(asked).toHaveLength(2);
    const dialog = screen.getByRole('dialog');
    expect(dialog).toHaveTextContent('하늘 님을 내보낼까요?');
    await userEvent.click(screen.getAllByRole('button', { name: '내보내기' }).at(-1) as Element);
    await until(() => expect(screen.queryByText('하늘')).toBeNull());
    expect(asked.slice(1)).toEqual([
      'DELETE /api/sessions/s1/crew/c2',
      'DELETE /api/sessions/s1/crew/c1',
    ]);
  });

  it('shows the invitation until somebody has come in by it', async () => {
    serverAnswers({ body: [] }, { status: 201, body: invitation() }, { body: [open] });
    await show();
    await userEvent.click(screen.getByRole('button', { name: '진행 도우미 초대' }));
    await until(() => expect(screen.getByTestId('invitation-qr')).toBeVisible());
    expect(screen.getByTestId('invitation-link')).toHaveTextContent('/crew#once-and-never-again');
    const { asked } = serverAnswers({ body: [member()] });
    socket.tell('hidden', { seq: 1 });
    await until(() => expect(screen.getByText('하늘 님이 들어왔어요.')).toBeVisible());
    expect(screen.queryByTestId('invitation-link')).toBeNull();
    expect(asked).toHaveLength(1);
  });
});
