import type { PresenterFeature } from '@/features/feature';
import PeopleNow from './PeopleNow.svelte';

export const feature: PresenterFeature = { live: [PeopleNow] };
