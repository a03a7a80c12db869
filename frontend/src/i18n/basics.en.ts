import type { Translation } from './core';
import type { ko } from './basics.ko';

export const en: Translation<typeof ko> = {
  close: 'Close',
  cancel: 'Cancel',
  again: 'Try again',
  undo: 'Undo',
  theme_system: 'Theme: same as device',
  theme_light: 'Theme: light',
  theme_dark: 'Theme: dark',
  error_network: 'Could not connect.',
  error_no_answer: 'The server is not responding.',
  advice_network: 'Please check your connection and try again.',
  advice_again: 'Please try again in a moment.',
};
