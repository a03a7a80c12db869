import { SessionControl } from '@/features/live_sessions/session-control.svelte';
import type { Room } from '@/realtime/room';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { questions } from '@/ui/questions.svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { joined, session, switches } from '../../makers';
import { mySession, problem, serverAnswers } from '../../server';

const room = (state = new SessionState()) =>
  ({ store: () => state, close: () => undefined }) as unknown as Room;
const control = () => new SessionControl(mySession(), room());
const active = mySession({ status: 'active', started_at: '2026-11-20T09:00:00Z' });

describe('SessionControl', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it('starts once, however often the button is pressed', async () => {
    const { asked } = serverAnswers({ body: active });
    const mine = control();
    await Promise.all([mine.move('activate'), mine.move('activate')]);
    expect(asked).toEqual(['POST /api/sessions/s1/activate']);
    expect(mine.view.status).toBe('active');
    expect(mine.moving).toBeNull();
  });

  it('opens the chat with the start, unless that was not wished', async () => {
    const open = mySession({ features: switches() });
    const { asked } = serverAnswers({ body: open }, { body: active }, { body: active });
    await control().start(true);
    await control().start(false);
    expect(asked).toEqual([
      'PATCH /api/sessions/s1/features',
      'POST /api/sessions/s1/activate',
      'POST /api/sessions/s1/activate',
    ]);
  });

  it('does not start without the chat that was wished', async () => {
    const { asked } = serverAnswers('no network');
    const mine = control();
    await mine.start(true);
    expect(asked).toEqual(['PATCH /api/sessions/s1/features']);
    expect(mine.failure?.code).toBe('network');
  });

  it('follows the socket, and keeps what only REST tells', async () => {
    const mine = control();
    mine.room.store(SessionState).start(joined([], { session: session({ status: 'paused' }) }));
    mine.room.store(SessionState).participantCount = 7;
    expect(mine.view.status).toBe('paused');
    expect(mine.view.join_url).toContain('/join/TEST01');
    expect(mine.count).toBe(7);
  });

  it('trusts news over an answer that was overtaken', async () => {
    serverAnswers({ body: active });
    const mine = control();
    mine.room.store(SessionState).start(joined([], { session: session({ status: 'draft' }) }));
    const moved = mine.move('activate');
    mine.room.store(SessionState).update({ status: 'ended' });
    await moved;
    expect(mine.view.status).toBe('ended');
  });

  it('shows a switch as it was set until the answer is there', async () => {
    serverAnswers('no network');
    const mine = control();
    const switched = mine.switchFeature('chat', true);
    expect(mine.features).toEqual({ chat: true, reactions: true });
    await switched;
    expect(mine.features.chat).toBe(false);
    expect(mine.failure?.code).toBe('network');
  });

  it('shows each of two quick switches as it was set, and asks for one after the other', async () => {
    let answerFirst: (response: Response) => void = () => undefined;
    const both = mySession({ features: switches({ reactions: false }) });
    const { fetch } = serverAnswers({ body: both });
    fetch.mockImplementationOnce(() => new Promise((resolve) => (answerFirst = resolve)));
    const mine = control();
    const first = mine.switchFeature('chat', true);
    const second = mine.switchFeature('reactions', false);
    expect(mine.features).toEqual(both.features);
    await vi.advanceTimersByTimeAsync(0);
    expect(fetch).toHaveBeenCalledTimes(1);
    answerFirst(Response.json(mySession({ features: switches() })));
    await first;
    expect(mine.features).toEqual(both.features);
    await second;
    expect(mine.features).toEqual(both.features);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('asks before it ends, once', async () => {
    const { asked } = serverAnswers({ body: mySession({ status: 'ended' }) });
    const mine = control();
    const ending = mine.end();
    void mine.end();
    expect(asked).toEqual([]);
    questions.answer(true);
    await ending;
    expect(asked).toEqual(['POST /api/sessions/s1/end']);
    expect(mine.view.status).toBe('ended');
    expect(mine.ending).toBe(false);
  });

  it('ends although another move is under way, and stays ended when its answer comes late', async () => {
    let answerPause: (response: Response) => void = () => undefined;
    const ended = mySession({ status: 'ended', updated_at: '2026-11-20T09:00:02Z' });
    const { asked, fetch } = serverAnswers({ body: ended });
    fetch.mockImplementationOnce(() => new Promise((resolve) => (answerPause = resolve)));
    const mine = control();
    const pausing = mine.move('pause');
    const ending = mine.end();
    questions.answer(true);
    await ending;
    expect(asked).toEqual(['POST /api/sessions/s1/end']);
    answerPause(Response.json(mySession({ status: 'paused', updated_at: '2026-11-20T09:00:01Z' })));
    await pausing;
    expect(mine.view.status).toBe('ended');
  });

  it('says why it could not end', async () => {
    serverAnswers('no network');
    const mine = control();
    const ending = mine.end();
    questions.answer(true);
    await ending;
    expect(mine.failure?.code).toBe('network');
    expect(mine.ending).toBe(false);
  });

  it('neither ends nor gets another code when the answer is no', async () => {
    const { asked } = serverAnswers();
    const mine = control();
    for (const wish of [mine.end(), mine.replaceCode()]) {
      questions.answer(false);
      await wish;
    }
    expect(mine.ending).toBe(false);
    expect(asked).toEqual([]);
  });

  it('knows when the session is gone', async () => {
    serverAnswers(problem(404, 'session_not_found'));
    const mine = control();
    await mine.edit({ title: '새 제목', description: null });
    expect(mine.gone).toBe(true);
  });

  it('carries the passcode only while that is chosen, and along with another code', async () => {
    const carried = (code: string) => ({ join_url: `/join/${code}#p=x`, qr_svg: 's', qr_png: 'p' });
    const { asked, fetch } = serverAnswers(
      { body: active },
      { body: carried('TEST01') },
      { body: mySession({ session_code: 'NEW123' }) },
      { body: carried('NEW123') },
    );
    const mine = control();
    await mine.carryPasscode(true);
    expect([asked, mine.joinLink]).toEqual([[], null]);
    await mine.setPasscode('open sesame');
    await mine.carryPasscode(true);
    expect(mine.joinLink).toEqual(carried('TEST01'));
    expect(asked.join()).not.toContain('sesame');
    expect(fetch.mock.lastCall?.[1]).toMatchObject({ body: '{"passcode":"open sesame"}' });
    const replacing = mine.replaceCode();
    questions.answer(true);
    await replacing;
    expect(mine.joinLink).toEqual(carried('NEW123'));
    await mine.carryPasscode(false);
    expect(mine.joinLink).toBeNull();
  });

  it('carries no passcode that the server does not know', async () => {
    serverAnswers({ body: active }, problem(403, 'passcode_wrong'));
    const mine = control();
    await mine.setPasscode('open sesame');
    await mine.carryPasscode(true);
    expect(mine.joinLink).toBeNull();
    expect(mine.failure?.code).toBe('passcode_wrong');
  });
});
