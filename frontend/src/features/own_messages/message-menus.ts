import type { StripPart } from '@/features/feature';
import { ChosenMessage } from './chosen-message.svelte';
import MessageMenu from './MessageMenu.svelte';

/** The menu of a participant's room, which lies over it once a message was chosen. */
export const part: StripPart = { stores: [ChosenMessage], strip: MessageMenu };
