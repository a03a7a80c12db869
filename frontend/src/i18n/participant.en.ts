import type { Translation } from './core';
import type { ko } from './participant.ko';

export const en: Translation<typeof ko> = {
  home_page: 'Join with a code',
  home_title: 'Enter a code to join',
  code_label: 'Session code',
  code_hint: 'The 4 to 12 characters on the presenter’s screen.',
  code_placeholder: 'ABC123',
  code_malformed: 'A code has 4 to 12 letters and digits. Please check it again.',
  code_submit: 'Join',
  presenter_question: 'Are you presenting?',
  sign_in: 'Sign in',

  loading: 'Loading',
  by_presenter: 'Presented by {name}',
  nickname_label: 'Nickname',
  nickname_hint: 'This is the name others see.',
  join: 'Join',
  name_moods: 'Calm Happy Sunny Brave Kind Merry Cosy Curious',
  name_animals: 'Whale Otter Fox Squirrel Panda Penguin Cat Owl Deer Rabbit',

  waiting_title: 'Starting soon',
  waiting_text: 'This page opens by itself when it starts.',
  ended_title: 'This session has ended',
  ended_text: 'Thank you for being here. If you have a new code, you can join with it.',
  other_code: 'Enter another code',
  unknown_title: 'We could not find a session with this code',
  unknown_text: 'Please check that it is the code on the presenter’s screen.',
  offline_title: 'Could not connect',
  offline_text: 'Please check your connection. We try again by ourselves when it is back.',
  try_again: 'Try again',

  me_menu: 'Menu of {nickname}',
  me_title: 'Here as {nickname}',
  not_you: 'Not you?',
  not_you_text: 'If you leave, somebody else can use this nickname. Your messages stay.',
  leave: 'Leave',
  leaving_failed: 'You have not left yet. Please check your connection and try again.',
  advice_join_again: 'Please join again.',
  advice_nickname_taken: 'Please choose another.',
  advice_code: 'Please check the code and enter it again.',
};
