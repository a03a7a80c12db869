import type { PresenterFeature } from '@/features/feature';
import OwnWords from './OwnWords.svelte';
import WordFilter from './WordFilter.svelte';

export const feature: PresenterFeature = { running: [WordFilter], setup: [OwnWords] };
