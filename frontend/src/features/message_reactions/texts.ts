import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** What is said of reactions to messages. */
export const t = translator({ ko, en });
