import { mend } from './stand-ins';

/** First of a page's or a worker's imports: what comes after finds what it needs. */
mend(self);
