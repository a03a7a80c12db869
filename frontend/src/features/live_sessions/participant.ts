import type { ParticipantFeature } from '@/features/feature';
import { SessionState } from './session.svelte';

export const feature: ParticipantFeature = { stores: [SessionState] };
