import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts about the sound and vibration of a host's device. */
export const t = translator({ ko, en });
