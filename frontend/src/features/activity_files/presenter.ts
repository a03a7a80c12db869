import type { PresenterFeature } from '@/features/feature';
import ActivityFiles from './ActivityFiles.svelte';

export const feature: PresenterFeature = { below: { activities: [ActivityFiles] } };
