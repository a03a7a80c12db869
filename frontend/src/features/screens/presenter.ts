import type { PresenterFeature } from '@/features/feature';
import ScreenLinks from './ScreenLinks.svelte';

export const feature: PresenterFeature = { once: [ScreenLinks] };
