import type { StripPart } from '@/features/feature';
import { MessageReactions } from '@/features/message_reactions/message-reactions.svelte';
import { ChosenMessage } from '@/features/own_messages/chosen-message.svelte';
import { Replies } from '@/features/replies/replies.svelte';
import Conversation from './Conversation.svelte';

/** Menus of messages, replies, and what was not read: one request brings the code of all. */
export const part: StripPart = {
  stores: [ChosenMessage, Replies, MessageReactions],
  strip: Conversation,
};
