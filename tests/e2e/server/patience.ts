/**
 * How long the stories wait for what must come. No run and no story is bounded by how fast a machine works:
 * only a wait for something that never comes ends. `TEST_SLOWNESS=3` waits three times as long.
 */
const SCALE = Number(process.env.TEST_SLOWNESS ?? 1);

/** For anything on a page, or an answer. */
export const WAIT_MS = 60_000 * SCALE;
/** For a server, or several, to start, to stop or to be replaced. */
export const START_MS = 180_000 * SCALE;
/** For a whole story: many waits long, so that only one that goes round in circles is stopped. */
export const STORY_MS = 20 * WAIT_MS;
