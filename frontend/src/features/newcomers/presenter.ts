import type { PresenterFeature } from '@/features/feature';
import NewcomersBar from './NewcomersBar.svelte';

export const feature: PresenterFeature = { next: [NewcomersBar] };
