import type { PresenterFeature } from '@/features/feature';
import TokenSection from './TokenSection.svelte';

export const feature: PresenterFeature = { account: [TokenSection] };
