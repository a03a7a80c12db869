import type { Refused, SocketContract } from '@/contract/socket';
import { Refusal } from '@/rest/problem';
import type { Socket } from 'socket.io-client';

const ANSWER_MS = 8_000;

type Commands = SocketContract['commands'];
export type Command = keyof Commands;
export type Ack<Name extends Command> = Commands[Name]['ack'];
export type Payload<Name extends Command> = Commands[Name]['payload'];

/** Sends a command and waits for its answer; a refusal, a lost connection or silence is thrown as a `Refusal`. */
export async function send<Name extends Command>(
  socket: Socket,
  command: Name,
  payload: Payload<Name>,
): Promise<Ack<Name>> {
  // Never into socket.io's own buffer: it would send again what the outbox also sends again.
  if (!socket.connected) throw new Refusal('network');
  const answer = await answered<Name>(socket, command, payload);
  if (answer.ok) return answer;
  throw new Refusal(answer.code, answer.detail, answer.retry_after ?? undefined);
}

async function answered<Name extends Command>(
  socket: Socket,
  command: Name,
  payload: Payload<Name>,
): Promise<Ack<Name> | Refused> {
  try {
    return await socket.timeout(ANSWER_MS).emitWithAck(command, payload);
  } catch {
    throw new Refusal('no_answer');
  }
}
