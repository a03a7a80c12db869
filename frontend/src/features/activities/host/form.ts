import type { Activity, CreateActivity, EditActivity } from '@/contract/rest';
import { changed, merged } from '@/lib/changed';
import type { Kind } from '../types';
import { filled, type Preset } from './presets';

export interface OptionDraft {
  id?: string;
  text: string;
  right: boolean;
}

export interface QuestionDraft {
  id?: string;
  prompt: string;
  options: OptionDraft[];
  seconds: number;
  points: number;
  double: boolean;
}

/** An activity as it is being written. */
export interface ActivityDraft {
  kind: Kind;
  prompt: string;
  options: OptionDraft[];
  questions: QuestionDraft[];
  settings: Record<string, unknown>;
}

type Given = CreateActivity | Activity;

/** Where writing begins: at a preset, or at an activity that is there. */
export function draftOf(from: Preset | Activity): ActivityDraft {
  const given: Given = typeof from === 'string' ? filled(from) : from;
  const { kind, prompt, options = [], questions = [], settings = {} } = given;
  return {
    kind,
    prompt,
    options: options.map(optionOf),
    questions: questions.map((question) => ({
      ...(question.id ? { id: question.id } : {}),
      prompt: question.prompt,
      options: question.options.map(optionOf),
      seconds: question.seconds ?? 20,
      points: question.points ?? 1000,
      double: question.double ?? false,
    })),
    settings: { ...settings },
  };
}

/** The same as the server takes it: empty options are left out. */
export function bodyOf(draft: ActivityDraft): CreateActivity & EditActivity {
  const { kind, prompt, settings } = draft;
  const options = draft.options.filter(isWritten);
  const questions = draft.questions.map((question) => {
    return { ...question, options: question.options.filter(isWritten) };
  });
  return { kind, prompt, options, questions, settings };
}

/** What of `mine` is not as `before`, with what was changed of the same lists meanwhile, as `now` has it. */
export function editOf(before: Activity, mine: ActivityDraft, now: Activity): EditActivity {
  const [was, is, other] = [bodyOf(draftOf(before)), bodyOf(mine), bodyOf(draftOf(now))];
  const { settings, options, questions, ...edit } = changed(was, is); // never another kind
  return {
    ...edit,
    ...(settings && { settings: changed(was.settings ?? {}, settings) }),
    ...(options && { options: mergedById(was.options, options, other.options) }),
    ...(questions && { questions: mergedById(was.questions, questions, other.questions) }),
  };
}

/** Whether each question of a quiz has a right answer among those that are written. */
export function hasSolutions({ questions }: ActivityDraft): boolean {
  return questions.every(({ options }) => options.filter(isWritten).some(({ right }) => right));
}

function mergedById<T extends { id?: string | null }>(
  was: readonly T[] = [],
  mine: readonly T[],
  theirs: readonly T[] = [],
): T[] {
  return merged(was, mine, theirs, ({ id }) => id ?? undefined);
}

function optionOf({ id, text, right }: { id?: string | null; text: string; right?: boolean }) {
  return { ...(id ? { id } : {}), text, right: right ?? false };
}

function isWritten({ text }: OptionDraft): boolean {
  return text.trim() !== '';
}
