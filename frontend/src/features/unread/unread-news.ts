import type { StripPart } from '@/features/feature';
import UnreadNews from './UnreadNews.svelte';

/** What a participant has not read: nothing of it is seen above the room. */
export const part: StripPart = { stores: [], strip: UnreadNews };
