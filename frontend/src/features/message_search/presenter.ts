import type { PresenterFeature } from '@/features/feature';
import SearchPlace from './SearchPlace.svelte';

export const feature: PresenterFeature = { below: { chat: [SearchPlace] } };
