import { translator } from '@/i18n/core';
import { en } from './unsent-texts.en';
import { ko } from './unsent-texts.ko';

/** What is said of own messages that were not sent, loaded with their sheet. */
export const t = translator({ ko, en });
