import { translator } from './core';
import { en } from './people.en';
import { ko } from './people.ko';

/** Texts of the list of participants. */
export const t = translator({ ko, en });
