import type { CreateWebhook, DeliveryView, NewWebhook, WebhookView } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';

export type EventName = WebhookView['events'][number];

/** Those that happen: nothing says yet that a report is ready. */
export type OfferedEvent = Exclude<EventName, 'report.ready'>;

export const EVENTS: readonly OfferedEvent[] = [
  'session.started',
  'session.ended',
  'message.sent',
  'question.asked',
  'question.answered',
  'activity.closed',
];

/** The webhooks of whoever is signed in, the newest first, each with its last deliveries. */
export class Webhooks {
  list = $state.raw<readonly WebhookView[]>([]);

  async load(): Promise<void> {
    this.list = await authorizedRequest<WebhookView[]>('/api/webhooks');
  }

  /** A new webhook, whose secret nobody is shown again; refused with `webhook_url_refused`. */
  async create(wanted: CreateWebhook): Promise<NewWebhook> {
    const created = await authorizedRequest<NewWebhook>('/api/webhooks', {
      method: 'POST',
      body: wanted,
    });
    await this.load();
    return created;
  }

  async test({ id }: WebhookView): Promise<void> {
    await authorizedRequest(`/api/webhooks/${id}/test`, { method: 'POST' });
    await this.load();
  }

  async retry({ id }: WebhookView, delivery: DeliveryView): Promise<void> {
    const path = `/api/webhooks/${id}/deliveries/${delivery.id}/retry`;
    await authorizedRequest(path, { method: 'POST' });
    await this.load();
  }

  async remove({ id }: WebhookView): Promise<void> {
    await authorizedRequest(`/api/webhooks/${id}`, { method: 'DELETE' });
    this.list = this.list.filter((webhook) => webhook.id !== id);
  }
}
