export type ChatFile = 'csv' | 'txt';

const CR = 13;
const LF = 10;
const SPACE = 32;

/** Reads a file of the chat; `onProgress` is called after each piece with the number of messages that have begun. */
export async function readCounted(
  answer: Response,
  kind: ChatFile,
  onProgress: (messages: number) => void,
): Promise<Blob> {
  const reader = answer.body?.getReader();
  if (!reader) return answer.blob();
  const parts: BlobPart[] = [];
  const count = kind === 'csv' ? rows() : texts();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    onProgress(count(value));
  }
  return new Blob(parts, { type: answer.headers.get('Content-Type') ?? '' });
}

/** Counts lines of CSV but the first: a return ends each, and is in no cell. */
function rows(): (piece: Uint8Array) => number {
  let lines = 0;
  return (piece) => {
    for (const byte of piece) if (byte === CR) lines++;
    return Math.max(0, lines - 1);
  };
}

/** Counts lines of text that are not indented, as the further lines of a message are. */
function texts(): (piece: Uint8Array) => number {
  let [messages, before] = [0, LF];
  return (piece) => {
    for (const byte of piece) {
      if (before === LF && byte !== SPACE) messages++;
      before = byte;
    }
    return messages;
  };
}
