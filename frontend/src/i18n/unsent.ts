import { translator } from './core';
import { en } from './unsent.en';
import { ko } from './unsent.ko';

/** What is said of own messages that were not sent, loaded with their sheet. */
export const t = translator({ ko, en });
