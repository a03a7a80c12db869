import { t } from './texts';
import type { Scope } from './tokens.svelte';

const KEYS = {
  'sessions:read': 'scope_sessions_read',
  'sessions:write': 'scope_sessions_write',
  'messages:read': 'scope_messages_read',
  'messages:write': 'scope_messages_write',
  'activities:write': 'scope_activities_write',
  'feeds:write': 'scope_feeds_write',
  'reports:read': 'scope_reports_read',
} as const;

export const scopeText = (scope: Scope): string => t(KEYS[scope]);
