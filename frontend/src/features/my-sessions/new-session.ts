import type { NewSession } from './sessions-api';
import { explain, t } from '@/i18n/presenter';
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
  code?: string;
  form?: string;
}

/** The request that a form stands for, or what must be mended first. */
export function checkNewSession(form: NewSessionForm): { body?: NewSession; problems: Problems } {
  const title = form.title.trim();
  const code = normalizeCode(form.code);
  const problems: Problems = {};
  if (!title) problems.title = t('title_missing');
  if (form.code.trim() && !isCode(code)) problems.code = t('custom_code_invalid');
  if (problems.title || problems.code) return { problems };
  const description = form.description.trim() || undefined;
  const retention_days = form.keep ?? undefined;
  return {
    body: { title, description, session_code: code || undefined, retention_days },
    problems,
  };
}

/** Puts the server's refusal beside the field that it is about. */
export function explainCreation(refusal: Refusal): Problems {
  const field = refusal.code === 'code_taken' ? 'code' : 'form';
  return { [field]: explain(refusal) };
}
