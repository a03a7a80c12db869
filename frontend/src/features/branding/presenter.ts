import type { PresenterFeature } from '@/features/feature';
import LookControl from './LookControl.svelte';

export const feature: PresenterFeature = { setup: [LookControl] };
