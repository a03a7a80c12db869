import type { Translation } from './core';
import type { ko } from './crew.ko';

export const en: Translation<typeof ko> = {
  crew: 'Co-presenters & moderators',
  crew_hint: 'They join with a QR code or link, without an account.',
  invite_co_presenter: 'Invite a co-presenter',
  invite_moderator: 'Invite a moderator',
  co_presenter_may: 'Runs the session with you: start, end, chat mode.',
  moderator_may: 'Manages messages and people, but not the settings.',
  invitation_qr_alt: 'QR code of the invitation',
  invitation_how:
    'Scan it with a phone or send the link. It works once, for one person, until {until}.',
  copy_link: 'Copy invitation link',
  copied: 'Link copied',
  copy_failed: 'Could not copy. Select the address below and copy it.',
  loopback: 'Only this computer can open it right now. To let phones open it, start it like this:',
  came_in: '{name} has joined.',
  done: 'Close',

  not_used_yet: 'Not used yet.',
  came_in_at: '{role} · joined {time}',
  take_back: 'Cancel invitation',
  revoke: 'Remove',
  revoke_title: 'Remove {name}?',
  revoke_text: 'They lose the controls right away and need a new invitation to come back.',
  revoked: '{name} was removed.',
  taken_back: 'The invitation was cancelled.',

  page: 'Help run a session',
  accept_title: 'Help run this session',
  accept_from: '{name} invited you',
  accept_as_co_presenter:
    'Run it together as a co-presenter. Choose a name and the controls open. No account needed.',
  accept_as_moderator:
    'Help to run it as a moderator. Choose a name and the controls open. No account needed.',
  accept_text: 'The presenter invited you. Choose a name and the controls open. No account needed.',
  name_label: 'Name',
  name_hint: 'Shown in the chat.',
  name_missing: 'Please enter a name.',
  accept: 'Open the controls',

  none_title: 'Please open your invitation link',
  none_text: 'Open the link you were sent again, or scan the QR code again.',
  used_title: 'This invitation no longer works',
  used_text:
    'An invitation works once and expires after a while. Please ask the presenter for a new one.',
  revoked_title: 'You no longer help run this session',
  revoked_text: 'The presenter removed your role. To help again, you need a new invitation.',
  expired_title: 'You were away for too long',
  expired_text: 'Your role has expired. Please ask the presenter for a new invitation.',
  left_title: 'You stopped helping on this device',
  left_text: 'Thank you for helping. To help again, you need a new invitation.',
  gone_title: 'The session was deleted',
  gone_text: 'There is nothing left to run. Thank you for helping.',

  leave: 'Stop helping on this device',
  left: 'You stopped helping.',
  advice_name_taken: 'Please choose another name.',
};
