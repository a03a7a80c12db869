import { suggestedNickname } from '@/features/participants/nickname';
import { HeldParticipant, heldParticipant } from '@/features/participants/held-participant';
import { JoinFlow } from '@/participant/join-flow.svelte';
import { Refusal } from '@/rest/problem';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetRoom, keepRoom } from '@/realtime/room-cache';
import { joined, session } from '../makers';
import { until } from '../until';

const problem = (status: number, code: string) =>
  Response.json({ code, detail: `${code}.` }, { status });
const preview = (status: string, change = {}) =>
  Response.json({
    session_id: 's1',
    session_code: 'TEST01',
    title: '발표',
    description: null,
    presenter_name: '김발표',
    status,
    locked: false,
    needs_passcode: false,
    k: 'key',
    ...change,
  });
const participant = () =>
  Response.json({
    participant: { id: 'me', nickname: '나' },
    session: session(),
    token: 't1',
    expires_at: '',
  });

const fetched = vi.fn<typeof fetch>();
let flow: JoinFlow;

async function arrive(...answers: (Response | Error)[]): Promise<void> {
  for (const answer of answers) {
    if (answer instanceof Error) fetched.mockRejectedValueOnce(answer);
    else fetched.mockResolvedValueOnce(answer);
  }
  flow = new JoinFlow('TEST01');
  await until(() => expect(flow.step).not.toBe('loading'));
}

beforeEach(() => {
  localStorage.clear();
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
  vi.useFakeTimers({ shouldAdvanceTime: true });
});

afterEach(() => {
  flow.end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a visit', () => {
  it.each([
    ['active', 'join'],
    ['paused', 'join'],
    ['draft', 'waiting'],
    ['ended', 'ended'],
  ])('to a session that is %s begins at %s', async (status, step) => {
    await arrive(preview(status));
    expect(flow.step).toBe(step);
  });

  it('with an unknown code says so', async () => {
    await arrive(problem(404, 'session_not_found'));
    expect(flow.step).toBe('unknown');
  });

  it('without a network tries again by itself', async () => {
    await arrive(new TypeError('offline'));
    expect(flow.step).toBe('offline');
    fetched.mockResolvedValueOnce(preview('active'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(flow.step).toBe('join');
  });

  it('after too many wrong codes here counts down as told, goes on and shows the room', async () => {
    const busy = { code: 'guessed_too_often', detail: '20초 뒤에', retry_after: 20 };
    await arrive(Response.json(busy, { status: 429 }));
    expect([flow.step, flow.busy?.code]).toEqual(['busy', 'guessed_too_often']);
    const before = flow.left;
    await vi.advanceTimersByTimeAsync(19_000);
    expect(flow.left).toBe(before - 19);
    fetched.mockResolvedValueOnce(preview('active')).mockResolvedValueOnce(participant());
    await vi.advanceTimersByTimeAsync(3_001);
    expect([flow.step, flow.busy]).toEqual(['join', null]);
    await flow.join('나');
    flow.end();
    await arrive(preview('active'));
    const headers = fetched.mock.lastCall?.[1]?.headers;
    expect(headers).toMatchObject({ Authorization: 'Bearer t1', 'Join-Key': 'key' });
  });

  it('joins and comes back', async () => {
    await arrive(preview('active'), participant());
    await flow.join('나');
    expect(flow.step).toBe('room');
    expect(heldParticipant('s1')?.token).toBe('t1');
    flow.end();
    await arrive(preview('active'));
    expect(flow.step).toBe('room');
  });

  it('comes back by a code that leads nowhere by now', async () => {
    await arrive(preview('active'), participant());
    await flow.join('나');
    flow.end();
    await arrive(problem(404, 'session_not_found'));
    expect(flow.participant?.token).toBe('t1');
    await flow.lose(new Refusal('session_not_found'));
    expect(flow.step).toBe('deleted');
  });

  it('stays at the form when the nickname is taken', async () => {
    await arrive(preview('active'), problem(400, 'nickname_taken'));
    await flow.join('나');
    expect(flow.step).toBe('join');
    expect(flow.refusal?.code).toBe('nickname_taken');
  });

  it('follows the session when it ended meanwhile', async () => {
    await arrive(preview('active'), problem(410, 'session_ended'), preview('ended'));
    await flow.join('나');
    expect(flow.step).toBe('ended');
  });

  it('keeps the participant who joined in another tab since', async () => {
    await arrive(preview('active'), participant(), preview('active'));
    await flow.join('나');
    localStorage.setItem('engagenow.seat.s1', 't2');
    localStorage.setItem('engagenow.nickname', '새 사람');
    await flow.lose(new Refusal('seat_given_up'));
    expect(heldParticipant('s1')?.token).toBe('t2');
    expect(suggestedNickname()).toBe('새 사람');
    expect(flow.participant?.token).toBe('t2');
  });

  it.each([null, new Refusal('seat_given_up')])(
    'forgets the name of who left (%s)',
    async (why) => {
      await arrive(preview('active'), participant(), preview('active'));
      await flow.join('나');
      await flow.lose(why);
      expect(flow.step).toBe('join');
      expect(suggestedNickname()).not.toBe('나');
    },
  );

  it('waits to be let into a locked session, but not as a participant', async () => {
    await arrive(
      preview('active'),
      problem(409, 'session_locked'),
      preview('active', { locked: true }),
    );
    await flow.join('나');
    expect(flow.step).toBe('locked');
    fetched.mockResolvedValueOnce(preview('active'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(flow.step).toBe('join');
    localStorage.setItem('engagenow.seat.s1', 't1');
    flow.end();
    await arrive(preview('active', { locked: true }));
    expect(flow.step).toBe('room');
  });

  it('sends the passcode along, and asks for it when it turns out to be needed', async () => {
    const asked = preview('active', { needs_passcode: true });
    await arrive(preview('active'), problem(403, 'passcode_required'), asked, participant());
    await flow.join('나');
    expect(flow.preview?.needs_passcode).toBe(true);
    await flow.join('나', '열려라');
    expect(fetched.mock.lastCall?.[1]?.body).toBe('{"nickname":"나","passcode":"열려라"}');
    expect(flow.step).toBe('room');
  });

  it('keeps the participant of who was removed, so that there is no way to another one', async () => {
    await arrive(preview('active'), participant());
    await flow.join('나');
    await flow.lose(new Refusal('removed'));
    expect(flow.step).toBe('removed');
    expect(heldParticipant('s1')?.token).toBe('t1');
    fetched.mockResolvedValueOnce(preview('active'));
    await flow.load();
    expect(flow.step).toBe('room');
  });

  it('says that the session was deleted, and forgets the participant', async () => {
    await arrive(preview('active'), participant());
    await flow.join('나');
    await flow.lose(new Refusal('session_deleted'));
    expect(flow.step).toBe('deleted');
    expect(heldParticipant('s1')).toBeNull();
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('knows whose participant it was that was removed, also after a reload', async () => {
    keepRoom(new HeldParticipant('s1', 't1'), joined([]));
    flow = new JoinFlow('TEST01');
    expect(flow.step).toBe('room');
    await flow.lose(new Refusal('removed'));
    expect(flow.step).toBe('removed');
    expect(flow.lost?.token).toBe('t1');
    forgetRoom();
  });

  it('goes back to the form, with the reason, when the participant is put out', async () => {
    await arrive(preview('active'), participant(), preview('active'));
    await flow.join('나');
    await flow.lose(new Refusal('nickname_taken', '이미 사용중인 닉네임입니다.'));
    expect(flow.step).toBe('join');
    expect(flow.refusal?.code).toBe('nickname_taken');
    expect(heldParticipant('s1')).toBeNull();
    expect(suggestedNickname()).toBe('나');
  });
});
