import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts about how people get in: the code, the QR code, the big screen, the passcode. */
export const t = translator({ ko, en });
