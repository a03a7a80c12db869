import type { Activity, CreateActivity, EditActivity } from '@/contract/rest';
import { explain } from '@/i18n/presenter';
import { rereading } from '@/lib/reread';
import type { Feature, Handlers } from '@/realtime/feature';
import type { Room } from '@/realtime/room';
import { asRefusal, type Refusal } from '@/rest/problem';
import { ask } from '@/ui/questions.svelte';
import { toast } from '@/ui/toasts.svelte';
import type { Results } from '../types';
import * as api from './activities-api';
import { currentOf, nextStep } from './next-step';
import { t } from './texts';

const TOPIC = 'activities';

/** The session's activities as hosts know them, with live results, and what hosts do with them. */
export class HostActivities implements Feature {
  list = $state.raw<Activity[]>([]);
  /** Whether the list is on its way for the first time. */
  isRead = $state(false);
  /** Something that I asked for is under way. */
  busy = $state(false);
  /** The results of the activity that is looked at, as they were last told. */
  results = $state.raw<{ id: string; results: Results } | null>(null);
  readonly events: Handlers = {
    question_closed: ({ id }) => this.#onChange(id),
    hidden: ({ topics }) => void (topics?.includes(TOPIC) && this.read()),
    activity_opened: ({ activity }) => this.#onChange(activity.id),
    activity_updated: ({ id }) => this.#onChange(id),
    activity_closed: ({ id }) => this.#onChange(id),
    activity_revealed: ({ id, results }) => this.#onChange(id, results),
    activity_concealed: ({ id }) => this.#onChange(id),
    activity_reset: ({ id }) => this.#onChange(id),
    activity_removed: ({ id }) => this.#onChange(id),
    activity_results: ({ id, answered, results }) => {
      this.#change(id, { answered });
      if (results && id === this.current?.id) this.results = { id, results };
    },
  };
  readonly #id: string;
  readonly #reread = rereading(() => this.#readList());

  constructor(room: Room) {
    this.#id = room.sessionId;
  }

  get current(): Activity | undefined {
    return currentOf(this.list);
  }

  joined(): void {
    void this.read();
  }

  /** Reads the list; what changes meanwhile is read once more, however often it changes. */
  async read(): Promise<void> {
    if (await this.#reread()) await this.#readResults();
  }

  /** Opens what comes next, closes it, or shows what came of it; says whether a new one is wanted. */
  async goOn(): Promise<boolean> {
    const step = nextStep(this.list);
    if (step.do === 'new') return true;
    const { activity } = step;
    if (step.do === 'next') await this.nextQuestion(activity);
    else await this.take(activity, step.do);
    return false;
  }

  /** Takes one step with an activity; what is opened is shown on the stage, too. */
  async take(activity: Activity, step: Exclude<api.Step, 'reset'>): Promise<void> {
    const isDone = await this.#try(async () => {
      this.#put(await api.takeStep(this.#id, activity.id, step));
    });
    if (isDone && step === 'open') await this.show(activity.id);
  }

  async nextQuestion({ id, question_id }: Activity): Promise<void> {
    await this.#try(async () => this.#put(await api.nextQuestion(this.#id, id, question_id)));
  }

  /** Deletes all answers, if that is wanted. */
  async reset({ id }: Activity): Promise<void> {
    const sure = { title: t('reset_question'), text: t('reset_means'), confirm: t('reset') };
    if (!(await ask(sure))) return;
    await this.#try(async () => this.#put(await api.takeStep(this.#id, id, 'reset')));
  }

  /** Deletes the activity and its answers, if that is wanted. */
  async remove({ id, prompt }: Activity): Promise<void> {
    const text = t('remove_means', { prompt });
    if (!(await ask({ title: t('remove_question'), text, confirm: t('remove') }))) return;
    const isDone = await this.#try(() => api.removeActivity(this.#id, id));
    if (isDone) this.list = this.list.filter((one) => one.id !== id);
  }

  /** The refusal, if it could not be made; else it is there, and open if that was wanted. */
  async create(body: CreateActivity, opens: boolean): Promise<Refusal | null> {
    try {
      const made = await api.createActivity(this.#id, body);
      this.#put(made);
      if (opens) await this.take(made, 'open');
      return null;
    } catch (thrown) {
      return asRefusal(thrown);
    }
  }

  /** The refusal, if it could not be changed. */
  async edit(id: string, body: EditActivity): Promise<Refusal | null> {
    try {
      this.#put(await api.editActivity(this.#id, id, body));
      return null;
    } catch (thrown) {
      return asRefusal(thrown);
    }
  }

  /** Shows the new order at once; `done` when it is to be kept. */
  async order(ids: string[], done: boolean): Promise<void> {
    this.list = ids.flatMap((id) => this.list.find((one) => one.id === id) ?? []);
    if (done && !(await this.#try(() => api.orderActivities(this.#id, ids)))) await this.read();
  }

  /** Shows it on the stage; who runs the session without a screen loses nothing if that fails. */
  async show(id: string): Promise<void> {
    await api.showOnStage(this.#id, id).catch(() => undefined);
  }

  async hideCard(id: string, answerId: string): Promise<void> {
    await this.#try(() => api.showAnswer(this.#id, id, answerId, false));
    await this.#readResults();
  }

  /** Takes a word out of a cloud, or brings it back. */
  async hideWord(id: string, word: string, hidden: boolean): Promise<void> {
    await this.#try(async () => {
      this.#put(await api.hideWord(this.#id, id, word, hidden));
    });
    await this.#readResults();
  }

  #onChange(id: string, results?: Results): void {
    if (results && id === this.current?.id) this.results = { id, results };
    void this.read();
  }

  #put(activity: Activity): void {
    const isKnown = this.list.some(({ id }) => id === activity.id);
    if (!isKnown) this.list = [...this.list, activity];
    else this.list = this.list.map((one) => (one.id === activity.id ? activity : one));
  }

  #change(id: string, change: Partial<Activity>): void {
    this.list = this.list.map((one) => (one.id === id ? { ...one, ...change } : one));
  }

  async #readList(): Promise<void> {
    try {
      this.list = await api.readActivities(this.#id);
    } finally {
      this.isRead = true;
    }
  }

  async #readResults(): Promise<void> {
    const id = this.current?.id;
    if (!id) return void (this.results = null);
    const results = await api.readResults(this.#id, id).catch(() => null);
    if (results && id === this.current?.id) this.results = { id, results };
  }

  /** Whether it worked; if not, it is said why. */
  async #try(act: () => Promise<unknown>): Promise<boolean> {
    this.busy = true;
    try {
      await act();
      return true;
    } catch (thrown) {
      toast(explain(asRefusal(thrown)));
      void this.read();
      return false;
    } finally {
      this.busy = false;
    }
  }
}
