import { expect, type APIRequestContext, type APIResponse, type Cookie } from '@playwright/test';

interface SignedIn {
  access_token: string;
  user: { id: string; email: string; name: string };
}

/** Somebody who has signed in: what the page gets, and what the browser keeps. */
export interface Account extends SignedIn {
  cookies: Cookie[];
}

export interface LiveSession {
  id: string;
  title: string;
  session_code: string;
  join_url: string;
}

interface Wish {
  title: string;
  description?: string;
  session_code?: string;
}

/** A value of a topic, now if it says no time. */
export interface Point {
  topic: string;
  value: number;
  at?: number;
}

/** What a presenter could have done before the story begins, asked from the REST API. */
export class Rest {
  private constructor(
    private readonly request: APIRequestContext,
    readonly account: Account,
  ) {}

  static async signIn(request: APIRequestContext, name = '김하늘'): Promise<Rest> {
    const email = `${crypto.randomUUID()}@example.com`;
    const answer = await request.post('/auth/test-login', { data: { email, name } });
    const signedIn = await body<SignedIn>(answer);
    const { cookies } = await request.storageState();
    return new Rest(request, { ...signedIn, cookies });
  }

  async create(wish: Wish): Promise<LiveSession> {
    return body(await this.request.post('/api/sessions', { ...this.#signed, data: wish }));
  }

  async move(session: LiveSession, transition: 'activate' | 'pause' | 'end'): Promise<void> {
    const path = `/api/sessions/${session.id}/${transition}`;
    await body(await this.request.post(path, this.#signed));
  }

  async change(session: LiveSession, features: Record<string, boolean>): Promise<void> {
    const path = `/api/sessions/${session.id}/features`;
    await body(await this.request.patch(path, { ...this.#signed, data: features }));
  }

  async rename({ id }: LiveSession, title: string): Promise<void> {
    await body(
      await this.request.patch(`/api/sessions/${id}`, { ...this.#signed, data: { title } }),
    );
  }

  async delete(session: LiveSession): Promise<void> {
    const answer = await this.request.delete(`/api/sessions/${session.id}`, this.#signed);
    expect(answer.status()).toBe(204);
  }

  /** A session that is live, with the chat open. */
  async open(wish: Wish): Promise<LiveSession> {
    const session = await this.create(wish);
    await this.change(session, { chat: true });
    await this.move(session, 'activate');
    return session;
  }

  /** The link of an invitation to help. */
  async invite({ id }: LiveSession, role: 'co_presenter' | 'moderator'): Promise<string> {
    const wish = { ...this.#signed, data: { role } };
    const answer = await this.request.post(`/api/sessions/${id}/invitations`, wish);
    return (await body<{ link: string }>(answer)).link;
  }

  /** An activity that is ready to be opened; its id. */
  async prepares({ id }: LiveSession, wish: object): Promise<string> {
    const path = `/api/sessions/${id}/activities`;
    const answer = await this.request.post(path, { ...this.#signed, data: wish });
    return (await body<{ id: string }>(answer)).id;
  }

  /** Takes a step with an activity: `open`, `close`, `reveal`, `next` and the like. */
  async runs({ id }: LiveSession, activity: string, step: string, data?: object): Promise<void> {
    const path = `/api/sessions/${id}/activities/${activity}/${step}`;
    await body(await this.request.post(path, { ...this.#signed, data }));
  }

  /** Live data that runs, of values that are pushed; its id. */
  async streams({ id }: LiveSession, wish: object): Promise<string> {
    const path = `/api/sessions/${id}/feeds`;
    const data = { kind: 'push', ...wish };
    const feed = await body<{ id: string }>(
      await this.request.post(path, { ...this.#signed, data }),
    );
    await body(await this.request.post(`${path}/${feed.id}/start`, this.#signed));
    return feed.id;
  }

  /** Pushes values as a program does; the answer's status. */
  async pushes({ id }: LiveSession, feed: string, ...points: Point[]): Promise<number> {
    const path = `/api/sessions/${id}/feeds/${feed}/points`;
    const data = { points };
    // The same points may come twice: the server may just have closed a connection that nobody used.
    const answer = await this.request.post(path, { ...this.#signed, data, maxRetries: 2 });
    return answer.status();
  }

  /** Tells everybody of something in the numbers. */
  async signals({ id }: LiveSession, feed: string, kind: string, text: string): Promise<string> {
    const path = `/api/sessions/${id}/feeds/${feed}/signals`;
    const answer = await this.request.post(path, { ...this.#signed, data: { kind, text } });
    return (await body<{ id: string }>(answer)).id;
  }

  /** Shows this on the screen. */
  async shows({ id }: LiveSession, thing: { show: string; id?: string }): Promise<void> {
    const wish = { ...this.#signed, data: thing };
    // As with points: it may come twice.
    await body(await this.request.put(`/api/sessions/${id}/stage`, { ...wish, maxRetries: 2 }));
  }

  async sets({ id }: LiveSession, settings: object): Promise<void> {
    const data = { settings };
    await body(await this.request.patch(`/api/sessions/${id}`, { ...this.#signed, data }));
  }

  /** Says this in the chat, one after the other. */
  async posts({ id }: LiveSession, ...messages: string[]): Promise<void> {
    for (const message of messages) {
      const body = { ...this.#signed, data: { message } };
      const answer = await this.request.post(`/api/sessions/${id}/messages`, body);
      expect(answer.status()).toBe(201);
    }
  }

  /** Lets a held message through. */
  async approves({ id }: LiveSession, message: string): Promise<void> {
    const path = `/api/sessions/${id}/messages/${message}/approve`;
    expect((await this.request.post(path, this.#signed)).status()).toBe(204);
  }

  async pins({ id }: LiveSession, message: string): Promise<void> {
    const data = { message_id: message };
    const path = `/api/sessions/${id}/pinned`;
    expect((await this.request.put(path, { ...this.#signed, data })).status()).toBe(204);
  }

  /** Makes a link by which screens show the session without an account. */
  async letsScreensIn({ id }: LiveSession): Promise<string> {
    const answer = await this.request.post(`/api/sessions/${id}/screen`, this.#signed);
    return (await body<{ link: string }>(answer)).link;
  }

  async revokesScreens({ id }: LiveSession): Promise<void> {
    const answer = await this.request.delete(`/api/sessions/${id}/screen`, this.#signed);
    expect(answer.status()).toBe(204);
  }

  get #signed() {
    return { headers: { Authorization: `Bearer ${this.account.access_token}` } };
  }
}

async function body<Answer>(answer: APIResponse): Promise<Answer> {
  expect(answer.ok(), `${answer.url()} answers ${answer.status()}`).toBe(true);
  return (await answer.json()) as Answer;
}
