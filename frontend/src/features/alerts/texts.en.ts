import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  alerts: 'Alerts',
  alerts_here: 'Sound and vibration',
  alerts_hint:
    'On this device only. When a message waits for approval and, while you look at another window, for new messages too.',
};
