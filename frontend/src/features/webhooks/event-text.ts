import { t } from './texts';
import type { EventName, OfferedEvent } from './webhooks.svelte';

const KEYS = {
  'session.started': 'event_session_started',
  'session.ended': 'event_session_ended',
  'message.sent': 'event_message_sent',
  'question.asked': 'event_question_asked',
  'question.answered': 'event_question_answered',
  'activity.closed': 'event_activity_closed',
} as const;

/** What the event is; one that this page does not know is called by its name. */
export const eventText = (name: EventName): string =>
  name in KEYS ? t(KEYS[name as OfferedEvent]) : name;
