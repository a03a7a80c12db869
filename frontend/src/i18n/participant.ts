import { translator } from './core';
import { en } from './participant.en';
import { ko } from './participant.ko';

/** Texts that only the participant's page shows. */
export const t = translator({ ko, en });
