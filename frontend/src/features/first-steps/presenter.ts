import type { PresenterFeature } from '@/features/feature';
import FirstSteps from './FirstSteps.svelte';

export const feature: PresenterFeature = { notes: [FirstSteps] };
