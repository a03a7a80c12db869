import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  newcomers_count: 'Waiting to join: {count}',
  newcomers_show: 'Show',
  newcomers_why:
    'Many wrong codes were entered today, so people who did not come by the link or QR code need your approval. Let them in if you expect them.',
  newcomer_admit: 'Let in',
  newcomer_admit_named: 'Let {nickname} in',
  newcomers_admit_all: 'Let all in',
};
