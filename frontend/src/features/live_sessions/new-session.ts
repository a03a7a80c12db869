import type { NewSession } from './sessions-api';
import { t } from './presenter-texts';
import { explain } from '@/i18n/presenter';
import type { Retention } from '@/features/privacy/retention';
import { isCode, normalizeCode } from '@/lib/code';
import type { Refusal } from '@/rest/problem';

/** What the presenter filled in. */
export interface NewSessionForm {
  title: string;
  description: string;
  code: string;
  keep?: Retention | null;
}

/** What is wrong with a new session, by field or with the whole. */
export interface Problems {
  title?: string;
  description?: string;
  code?: string;
  form?: string;
}

export const MOST = { title: 120, description: 2_000 } as const;

/** How long a text is, as the server counts: spaces around it are none of it. */
export function lengthOf(text: string): number {
  return [...text.trim().normalize('NFC')].length;
}

/** What is said of a text that is too long: nothing that was pasted is cut off in silence. */
function tooLong(field: keyof typeof MOST, text: string): string | undefined {
  const most = MOST[field];
  const count = lengthOf(text) - most;
  return count > 0 ? t(`${field}_too_long`, { most, count }) : undefined;
}

/** What is wrong with title and description. */
export function problemsOf({
  title,
  description,
}: Pick<NewSessionForm, 'title' | 'description'>): Problems {
  return {
    title: title.trim() ? tooLong('title', title) : t('title_missing'),
    description: tooLong('description', description),
  };
}

/** The request that a form stands for, or what must be mended first. */
export function checkNewSession(form: NewSessionForm): { body?: NewSession; problems: Problems } {
  const title = form.title.trim();
  const code = normalizeCode(form.code);
  const problems = problemsOf(form);
  if (form.code.trim() && !isCode(code)) problems.code = t('custom_code_invalid');
  if (Object.values(problems).some(Boolean)) return { problems };
  const description = form.description.trim() || undefined;
  const retention_days = form.keep ?? undefined;
  return {
    body: { title, description, session_code: code || undefined, retention_days },
    problems,
  };
}

/** Puts the server's refusal beside the field that it is about. */
export function explainCreation(refusal: Refusal): Problems {
  const field = refusal.code.startsWith('code_') ? 'code' : 'form';
  return { [field]: explain(refusal) };
}
