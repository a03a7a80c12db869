import DetailsForm from '@/features/live_sessions/DetailsForm.svelte';
import { SessionControl } from '@/features/live_sessions/session-control.svelte';
import { SessionState } from '@/features/live_sessions/session.svelte';
import Steps from '@/features/live_sessions/Steps.svelte';
import EmojiSetSheet from '@/features/reactions/EmojiSetSheet.svelte';
import type { Room } from '@/realtime/room';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { joined, session } from '../../makers';
import { mySession, serverAnswers } from '../../server';
import { until } from '../../until';

/** A session as one host has it open; `told` is what another one changes meanwhile. */
function hosted(change = {}) {
  const state = new SessionState();
  state.start(joined([], { session: session(change) }));
  const room = { store: () => state, phase: 'live' } as unknown as Room;
  const control = new SessionControl(mySession(change), room);
  return { control, told: (news: object) => state.update({ ...session(change), ...news }) };
}

describe('what one host writes while another one changes the session', () => {
  const paused = { status: 'paused' as const };
  const note = () => screen.getByLabelText('참여자에게 보일 안내');
  const openNote = async () => {
    const { control, told } = hosted(paused);
    render(Steps, { control });
    await userEvent.click(screen.getByRole('button', { name: /쉬는 동안/ }));
    await userEvent.type(note(), '곧 와요');
    return told;
  };

  it('stays in the note to participants', async () => {
    const told = await openNote();
    told({ title: '다른 제목' });
    await until(() => expect(note()).toHaveValue('곧 와요'));
  });

  it('is no note any more once the session goes on, which saving it would pause again', async () => {
    const told = await openNote();
    told({ status: 'active' });
    await until(() => expect(screen.queryByRole('textbox')).toBeNull());
    told(paused);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('stays in the set of emoji', async () => {
    const { control, told } = hosted();
    render(EmojiSetSheet, { open: true, control });
    const chosen = () => screen.getByTestId('emoji-chosen').children.length;
    const before = chosen();
    await userEvent.click(
      screen.getByTestId('emoji-chosen').querySelector('button') as HTMLElement,
    );
    await userEvent.type(screen.getByTestId('emoji-own'), '🐢');
    told({ title: '다른 제목' });
    await until(() => expect(control.view.title).toBe('다른 제목'));
    expect(chosen()).toBe(before - 1);
    expect(screen.getByTestId('emoji-own')).toHaveValue('🐢');
  });

  it.each([
    ['제목', { title: '새 제목' }],
    ['설명', { description: '새 제목' }],
  ])('changes the %s alone', async (label, expected) => {
    const { control } = hosted({ title: '제목', description: '설명' });
    const { fetch } = serverAnswers({ body: mySession() });
    const ondone = vi.fn();
    render(DetailsForm, { control, ondone });
    const field = screen.getByRole('textbox', { name: new RegExp(label) });
    await userEvent.clear(field);
    await userEvent.type(field, '새 제목');
    await userEvent.click(screen.getByRole('button', { name: '저장' }));
    await until(() => expect(ondone).toHaveBeenCalled());
    expect(JSON.parse(String(fetch.mock.calls[0]?.[1].body))).toEqual(expected);
  });
});
