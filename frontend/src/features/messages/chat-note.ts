import type { RoomSession } from '@/contract/rest';
import type { Me } from '@/contract/socket';
import { t } from './texts';
import { clockTime } from '@/lib/time';

/**
 * What a participant has to know before writing, as the chat is set up; in a pause, what is said of it; in a
 * mute, until when it lasts.
 */
export function chatNote({ status, settings }: RoomSession, me: Me | null): string | null {
  if (status === 'paused') return settings.pause_note ?? null;
  if (me?.role !== 'participant') return null;
  if (me.muted) return muteNote(me);
  switch (settings.chat_mode) {
    case 'slow':
      return t('note_slow', { seconds: settings.slow_seconds });
    case 'hold':
      return t('note_hold');
    case 'known':
      return t('note_known');
    default:
      return null;
  }
}

function muteNote({ muted_until: until }: Me): string | null {
  return until ? t('chat_muted_until', { time: clockTime(until) }) : null;
}

/** When a participant may write again in a slow chat, in milliseconds; 0 where nothing is to be waited for. */
export function slowUntil(
  { settings }: RoomSession,
  me: Me | null,
  { lastSentAt }: { lastSentAt: number },
): number {
  const isSlow = settings.chat_mode === 'slow' && me?.role === 'participant';
  return isSlow ? lastSentAt + settings.slow_seconds * 1000 : 0;
}
