import type {
  CreateFeed,
  CreateRule,
  EditFeed,
  Feed,
  FeedRule,
  FeedSignal,
  SendSignal,
} from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';

export const feedsPath = (sessionId: string, path = '') =>
  `/api/sessions/${encodeURIComponent(sessionId)}/feeds${path}`;

export function readFeeds(sessionId: string): Promise<Feed[]> {
  return authorizedRequest(feedsPath(sessionId));
}

export function createFeed(sessionId: string, body: CreateFeed): Promise<Feed> {
  return authorizedRequest(feedsPath(sessionId), { method: 'POST', body });
}

/** Only while it stands still. */
export function editFeed(sessionId: string, id: string, body: EditFeed): Promise<Feed> {
  return authorizedRequest(feedsPath(sessionId, `/${id}`), { method: 'PATCH', body });
}

export function removeFeed(sessionId: string, id: string): Promise<void> {
  return authorizedRequest(feedsPath(sessionId, `/${id}`), { method: 'DELETE' });
}

export function turnFeed(sessionId: string, id: string, to: 'start' | 'stop'): Promise<Feed> {
  return authorizedRequest(feedsPath(sessionId, `/${id}/${to}`), { method: 'POST' });
}

export function sendSignal(sessionId: string, id: string, body: SendSignal): Promise<FeedSignal> {
  return authorizedRequest(feedsPath(sessionId, `/${id}/signals`), { method: 'POST', body });
}

export function createRule(sessionId: string, id: string, body: CreateRule): Promise<FeedRule> {
  return authorizedRequest(feedsPath(sessionId, `/${id}/rules`), { method: 'POST', body });
}

export function removeRule(sessionId: string, id: string, ruleId: string): Promise<void> {
  return authorizedRequest(feedsPath(sessionId, `/${id}/rules/${ruleId}`), { method: 'DELETE' });
}
