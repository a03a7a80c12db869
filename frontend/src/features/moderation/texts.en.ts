import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  pin: 'Pin to the top',
  unpin: 'Unpin',
  delete_message: 'Delete message',
  deleted_message: 'Message deleted.',
  undo: 'Undo',
  held_waiting: 'Waiting for approval',
  held_count: 'Waiting for approval: {count}',
  held_show: 'Show',
  approve_message: 'Approve',
  approve_all: 'Approve all',
  refuse_message: 'Reject',
  refused_message: 'Message rejected.',
  mute_for: 'Mute for {minutes} minutes',
  mute: 'Mute until unmuted',
  muted_person: '{nickname} is muted.',
  remove_person: 'Remove from the session',
  removed_person: '{nickname} was removed.',
  restricted: 'Muted or removed',
  is_muted: 'Muted',
  is_muted_until: 'Muted until {time}',
  is_removed: 'Removed',
  key_approve: 'Approve the first message that waits',
};
