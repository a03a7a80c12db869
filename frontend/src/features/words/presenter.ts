import type { PresenterFeature } from '@/features/feature';
import ChatWords from './ChatWords.svelte';

export const feature: PresenterFeature = { now: [ChatWords] };
