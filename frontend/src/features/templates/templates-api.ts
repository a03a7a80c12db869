import type { LiveSessionView, TemplateView } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';
import type { NewSession } from '@/features/live_sessions/sessions-api';

/** All templates, in the reader's language. */
export function readTemplates(): Promise<TemplateView[]> {
  return authorizedRequest('/api/templates');
}

/** Makes a draft with the template's switches, settings and activities, in the reader's language. */
export function createFromTemplate(
  name: TemplateView['name'],
  body: NewSession,
): Promise<LiveSessionView> {
  return authorizedRequest(`/api/templates/${name}/sessions`, { method: 'POST', body });
}
