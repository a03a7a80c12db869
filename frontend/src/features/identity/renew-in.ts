import { backoff } from '@/lib/wait';
import { asRefusal } from '@/rest/problem';

/**
 * Renews something in so many ms, and tries again until the network lets it; who is refused is not helped by
 * asking again. Returns a function that stops it.
 */
export function renewIn(ms: number, renew: () => Promise<void>): () => void {
  let attempt = 0;
  let timer = setTimeout(again, Math.max(0, ms));

  function again(): void {
    renew().catch((thrown: unknown) => {
      if (asRefusal(thrown).status === 401) return;
      timer = setTimeout(again, backoff(attempt++, 1_000, 30_000));
    });
  }
  return () => clearTimeout(timer);
}
