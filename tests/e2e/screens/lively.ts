import type { APIRequestContext } from '@playwright/test';
import { Extra } from '../roles/crowd';
import type { LiveSession, Rest } from '../roles/presenter/rest';

const TITLE = '3분기 전체 회의: 우리가 배운 것';
const DESCRIPTION = '질문은 언제든 채팅으로 남겨 주세요. Questions in any language are welcome.';

const GUESTS = ['지수', 'Alex', '민준', 'Sofia', '하은', '서연', 'Daniel', '도윤', '유나', 'Mei'];
const QUIET = 27;

const BEFORE: [guest: string, text: string][] = [
  ['지수', '안녕하세요! 부산에서 보고 있어요'],
  ['Alex', 'Hello from Berlin. The sound is great.'],
  ['민준', '오늘 자료는 어디서 볼 수 있나요?'],
];

const AFTER: [guest: string, text: string][] = [
  ['Sofia', 'The retention chart surprised me. Did the onboarding change cause it?'],
  ['하은', '저도 그게 궁금했어요'],
  ['서연', '다음 분기에는 모바일을 먼저 하나요?'],
  ['Alex', 'Love the new dashboard!'],
];

const REACTIONS: [emoji: string, count: number][] = [
  ['👍', 14],
  ['❤️', 9],
  ['👏', 6],
  ['😀', 3],
];

/** A talk in full swing, as a newcomer may believe it. */
export class LivelyTalk {
  readonly #guests = new Map<string, Extra>();

  private constructor(readonly session: LiveSession) {}

  static async begins(request: APIRequestContext, server: string, rest: Rest) {
    const talk = new LivelyTalk(await rest.open({ title: TITLE, description: DESCRIPTION }));
    const listeners = Array.from({ length: QUIET }, (_, index) => `청중 ${index + 1}`);
    for (const name of [...GUESTS, ...listeners]) {
      const guest = await Extra.joins(request, server, talk.session.session_code, name);
      talk.#guests.set(name, guest);
    }
    return talk;
  }

  /** How many are here. */
  get size(): number {
    return this.#guests.size;
  }

  welcomes(): Promise<void> {
    return this.#post(BEFORE);
  }

  discusses(): Promise<void> {
    return this.#post(AFTER);
  }

  async reacts(): Promise<void> {
    for (const [emoji, count] of REACTIONS) await this.#guest('Sofia').reacts(emoji, count);
  }

  ends(): void {
    for (const guest of this.#guests.values()) guest.goes();
  }

  async #post(lines: [guest: string, text: string][]): Promise<void> {
    for (const [guest, text] of lines) await this.#guest(guest).posts(text);
  }

  #guest(name: string): Extra {
    const guest = this.#guests.get(name);
    if (!guest) throw new Error(`${name} was not invited.`);
    return guest;
  }
}
