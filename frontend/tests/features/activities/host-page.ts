import ActivitiesPanel from '@/features/activities/host/ActivitiesPanel.svelte';
import { HostActivities } from '@/features/activities/host/host-activities.svelte';
import { SessionControl } from '@/features/live_sessions/session-control.svelte';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { Room } from '@/realtime/room';
import Questions from '@/ui/Questions.svelte';
import { render } from '@testing-library/svelte';
import { onTestFinished } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined, me } from '../../makers';
import { mySession, serverAnswers } from '../../server';
import { until } from '../../until';

/** The panel of a running session, to whose requests the server gives these answers. */
export async function activityFeature(...answers: Parameters<typeof serverAnswers>) {
  const server = serverAnswers(...answers);
  const socket = new FakeSocket();
  socket.answers.join_session = () => ({ ok: true });
  const credentials = { sessionId: 's1', token: 'token' };
  const room = new Room(credentials, socket.asSocket(), [SessionState, HostActivities]).open();
  const control = new SessionControl(mySession({ status: 'active' }), room);
  render(ActivitiesPanel, { control, features: [] });
  render(Questions);
  socket.tell('joined_session', joined([], { me: { ...me, role: 'presenter' } }));
  socket.open();
  await until(() => {
    if (!room.store(HostActivities).isRead) throw new Error('not read yet');
  });
  onTestFinished(() => control.close());
  return { ...server, socket, control };
}
