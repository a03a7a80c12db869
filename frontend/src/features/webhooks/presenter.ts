import type { PresenterFeature } from '@/features/feature';
import WebhookSection from './WebhookSection.svelte';

export const feature: PresenterFeature = { account: [WebhookSection] };
