import type { PresenterFeature } from '@/features/feature';
import { StageState } from './stage.svelte';

export const feature: PresenterFeature = { stores: [StageState] };
