import { readCounted } from '@/features/reports/read-counted';
import { describe, expect, it } from 'vitest';

const ALL = '1 민지: 하나\n    둘\n2 지우: 셋\n';
const bytes = (text: string) => new TextEncoder().encode(text);

/** What is told of an answer that comes in these pieces, and the file. */
async function read(kind: 'csv' | 'txt', ...pieces: Uint8Array[]) {
  const counted: number[] = [];
  const body = new ReadableStream<Uint8Array>({
    start(coming) {
      for (const piece of pieces) coming.enqueue(piece);
      coming.close();
    },
  });
  const answer = new Response(body, { headers: { 'Content-Type': 'text/plain' } });
  const file = await readCounted(answer, kind, (messages) => counted.push(messages));
  return { counted, file };
}

describe('a file of the chat that is being read', () => {
  it('has no message while only the head of a table is there', async () => {
    const { counted } = await read('csv', bytes('\ufeff"시각"'), bytes(',"메시지"\r\n'));
    expect(counted).toEqual([0, 0]);
  });

  it('counts rows of a table, not lines in a cell', async () => {
    const { counted } = await read('csv', bytes('"시각"\r\n"a\nb"\r'), bytes('\n"c"\r\n'));
    expect(counted).toEqual([1, 2]);
  });

  it('counts messages of a text, not their further lines, wherever it is cut', async () => {
    const all = bytes(ALL);
    for (let cut = 1; cut < all.length; cut++) {
      const { counted, file } = await read('txt', all.slice(0, cut), all.slice(cut));
      expect(counted.at(-1)).toBe(2);
      expect(await file.text()).toBe(ALL);
    }
  });
});
