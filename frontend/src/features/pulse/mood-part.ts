import type { StripPart } from '@/features/feature';
import MoodButtons from './MoodButtons.svelte';
import { OwnMood } from './own-mood.svelte';

/** What a participant's room has of the pulse, loaded once a host has turned it on. */
export const part: StripPart = { stores: [OwnMood], strip: MoodButtons };
