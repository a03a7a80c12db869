import { expect, type APIRequestContext } from '@playwright/test';
import { io, type Socket } from 'socket.io-client';
import { WAIT_MS } from '../server/patience';

/** A message as its ack tells of it. */
interface Told {
  id: string;
}

/** A participant without a browser: a real Socket.IO client, to fill a room quickly. */
export class Extra {
  private constructor(private readonly socket: Socket) {}

  static async joins(request: APIRequestContext, server: string, code: string, nickname: string) {
    const answer = await request.post(`${server}/api/join/${code}`, { data: { nickname } });
    expect(answer.ok(), `${nickname} joins: ${answer.status()}`).toBe(true);
    const { token, session } = (await answer.json()) as { token: string; session: { id: string } };
    const socket = io(server, { transports: ['websocket'], auth: { token }, forceNew: true });
    const extra = new Extra(socket);
    await extra.#asks('join_session', { session_id: session.id });
    return extra;
  }

  async posts(...texts: string[]): Promise<void> {
    for (const message of texts) await this.#asks('send_message', { message });
  }

  async reacts(emoji: string, count = 1): Promise<void> {
    await this.#asks('send_reaction', { emoji, count });
  }

  /** Says this; where it then stands. */
  async delivers(message: string): Promise<Told> {
    return (await this.#asks('send_message', { message })) as Told;
  }

  async answers(activity: string, answer: string | string[]): Promise<void> {
    await this.#asks('answer', { activity_id: activity, answer });
  }

  goes(): void {
    this.socket.disconnect();
  }

  async #asks(command: string, payload: object): Promise<unknown> {
    const answer: unknown = await this.socket.timeout(WAIT_MS).emitWithAck(command, payload);
    expect(answer, command).toMatchObject({ ok: true });
    return answer;
  }
}
