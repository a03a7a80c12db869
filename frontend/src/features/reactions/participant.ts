import type { ParticipantFeature } from '@/features/feature';
import ReactionBar from './ReactionBar.svelte';
import { Reactions } from './reactions.svelte';
import RecentReactions from './RecentReactions.svelte';

export const feature: ParticipantFeature = {
  stores: [Reactions],
  over: [RecentReactions],
  bar: [ReactionBar],
};
