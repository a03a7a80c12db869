import type { PresenterFeature } from '@/features/feature';
import NotesPlace from './NotesPlace.svelte';

export const feature: PresenterFeature = { now: [NotesPlace] };
