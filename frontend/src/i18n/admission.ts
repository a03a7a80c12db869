import { translator } from './core';
import { en } from './admission.en';
import { ko } from './admission.ko';

/** Texts for who does not come in, or not yet: few people see them. */
export const t = translator({ ko, en });
