import type { Translation } from '@/i18n/core';
import type { ko } from './admission-texts.ko';

export const en: Translation<typeof ko> = {
  held_title: 'Ask the presenter to let you in',
  held_text:
    'Many wrong codes were entered today, so the presenter lets in people who type one. With the link or the QR code you can join at once.',
  held_ask: 'Ask to join',
  held_asking: 'Asking',
  awaited_title: 'You asked to join',
  awaited_text:
    'This page opens automatically once the presenter lets you in. The code you entered is {code}.',
  not_admitted_title: 'Nobody has let you in yet',
  not_admitted_text: 'Please check the code and ask again.',
  ended_title: 'This session has ended',
  ended_text: 'Thanks for taking part. If you have another code, you can join with it here.',
  deleted_title: 'This session was deleted',
  deleted_text: 'All messages and nicknames in it are gone. Thanks for taking part.',
  removed_title: 'You were removed from this session',
  removed_text: 'The presenter removed you. If that was a mistake, please talk to the presenter.',
  locked_title: 'New people can’t join right now',
  locked_text:
    'The presenter has locked the session. This page opens automatically when it is unlocked.',
  other_code: 'Enter another code',
};
