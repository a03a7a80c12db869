import { translator } from './core';
import { en } from './presenter.en';
import { ko } from './presenter.ko';

/** Texts of the presenter's pages: sign-in, dashboard, the session's controls. */
export const t = translator({ ko, en });
