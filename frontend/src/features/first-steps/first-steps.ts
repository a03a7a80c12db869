import type { SessionStatus } from '@/features/live_sessions/status';

export interface Step {
  name: 'start' | 'chat' | 'qr';
  done: boolean;
  /** The first that is not done. */
  next: boolean;
}

/** The three steps from a fresh session to people talking in it. */
export function firstSteps(status: SessionStatus, chat: boolean, qrShown: boolean): Step[] {
  const done: [Step['name'], boolean][] = [
    ['start', status !== 'draft'],
    ['chat', chat],
    ['qr', qrShown],
  ];
  const next = done.find(([, isDone]) => !isDone)?.[0];
  return done.map(([name, isDone]) => ({ name, done: isDone, next: name === next }));
}
