/**
 * Makes a function that reads, one reading at a time: whoever asks meanwhile causes one more, however often. It resolves
 * to whether it was this call that read; if a reading fails, the next change asks again.
 */
export function rereading(read: () => Promise<unknown>): () => Promise<boolean> {
  let isReading = false;
  let again = false;
  return async () => {
    again = true;
    if (isReading) return false;
    isReading = true;
    while (again) {
      again = false;
      await read().catch(() => undefined);
    }
    isReading = false;
    return true;
  };
}
