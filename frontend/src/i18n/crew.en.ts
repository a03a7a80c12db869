import type { Translation } from './core';
import type { ko } from './crew.ko';

export const en: Translation<typeof ko> = {
  crew: 'People who help',
  crew_hint: 'They come by QR code or link, without an account.',
  invite_co_presenter: 'Invite a co-presenter',
  invite_moderator: 'Invite a moderator',
  co_presenter_may: 'Runs the session as you do: start, end, chat mode.',
  moderator_may: 'Looks after messages and people, and changes no settings.',
  invitation_qr_alt: 'QR code of the invitation',
  invitation_how:
    'Scan it with a phone or send the link. It works once, for one person, until {until}.',
  copy_link: 'Copy invitation link',
  copied: 'Link copied',
  copy_failed: 'Could not copy. Please select the address below and copy it.',
  loopback: 'Right now only this computer can open it. To let phones open it, run it like this.',
  came_in: '{name} is in.',
  done: 'Close',

  not_used_yet: 'Not used yet.',
  came_in_at: '{role} · since {time}',
  take_back: 'Withdraw',
  revoke: 'Remove',
  revoke_title: 'Remove {name}?',
  revoke_text: 'They leave the controls at once, and need a new invitation to come back.',
  revoked: '{name} no longer helps.',
  taken_back: 'The invitation was withdrawn.',

  page: 'Help run a session',
  accept_title: 'Help run this session',
  accept_text: 'The presenter invited you. Choose a name and the controls open. No account needed.',
  name_label: 'Name',
  name_hint: 'The chat shows this name.',
  name_missing: 'Please enter a name.',
  accept: 'Open the controls',

  none_title: 'Please open your invitation link',
  none_text: 'Open the link you were sent again, or scan the QR code again.',
  used_title: 'This invitation no longer works',
  used_text:
    'An invitation works once and expires after a while. Please ask the presenter for a new one.',
  revoked_title: 'You no longer help with this session',
  revoked_text: 'The presenter took the role back. To help again, you need a new invitation.',
  expired_title: 'You have been away for long',
  expired_text: 'Your role has expired. Please ask the presenter for a new invitation.',
  left_title: 'You have stopped helping on this device',
  left_text: 'Thank you for helping. To help again, you need a new invitation.',
  gone_title: 'The session was deleted',
  gone_text: 'There is nothing left to run. Thank you for helping.',

  leave: 'Stop helping on this device',
  left: 'You have stopped helping.',
  advice_name_taken: 'Please choose another.',
};
