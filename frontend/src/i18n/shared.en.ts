import type { Translation } from './core';
import type { ko } from './shared.ko';

export const en: Translation<typeof ko> = {
  close: 'Close',
  undo: 'Undo',
  theme_system: 'Colours: same as the device',
  theme_light: 'Colours: light',
  theme_dark: 'Colours: dark',

  status_draft: 'Draft',
  status_active: 'Live',
  status_paused: 'Paused',
  status_ended: 'Ended',
  people: '{count} people',
  people_one: '{count} person',
  people_label: 'Here right now: {count}',

  chat: 'Chat',
  chat_empty: 'No messages yet',
  chat_empty_hint: 'Say hello or ask the first question.',
  presenter_badge: 'Presenter',
  older_loading: 'Loading earlier messages',
  older_failed: 'Earlier messages did not load. Try again',
  new_messages: 'New messages: {count}',
  to_newest: 'To the newest',
  message_label: 'Message',
  message_placeholder: 'Write a message',
  message_too_long: 'Please shorten it by {over}',
  send: 'Send',
  sending: 'Sending',
  sent: 'Sent',
  not_sent: 'Not sent',
  retry: 'Try again',
  discard: 'Discard',

  chat_off: 'Chat is off right now',
  chat_waiting: 'Chat opens when the session starts',
  chat_paused: 'Taking a short break',
  chat_ended: 'This session has ended. The conversation stays here to read.',
  reactions: 'Reactions',
  reactions_recent: 'Recent reactions',
  react_with: 'Send {emoji}',

  connecting: 'Connecting… your messages are saved',

  error_network: 'Could not connect.',
  error_no_answer: 'The server did not answer.',
  advice_network: 'Please check your connection and try again.',
  advice_again: 'Please try again in a moment.',
};
