import type { Challenge } from 'altcha-lib';

/** Refusals that say that the session is no more, with everything that was in it. */
export const GONE = ['session_deleted', 'session_not_found'];

/** The body of every answer that refuses (RFC 9457). */
interface Problem {
  code: string;
  detail: string;
  fields?: { name: string; detail: string }[];
  retry_after?: number;
  challenge?: Challenge;
  ticket?: string;
}

/** A refusal with its stable code and, from the server, a sentence in the reader's language. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly detail = '',
    readonly retryAfter?: number,
    readonly status?: number,
    /** What is to be solved before the same is asked again. */
    readonly challenge?: Challenge,
    /** The field of the form that it is about. */
    readonly field?: string,
    /** With which the same is asked again, until a host has let one in. */
    readonly ticket?: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'Refusal';
  }
}

/** What was thrown, as a refusal; anything unforeseen counts as a network failure. */
export function asRefusal(thrown: unknown): Refusal {
  return thrown instanceof Refusal ? thrown : new Refusal('network');
}

/** The refusal in an answer that is not 2xx, also when a proxy answered without our problem+json. */
export async function readProblem(response: Response): Promise<Refusal> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const code = problem.code ?? (response.status >= 500 ? 'network' : 'invalid_request');
  const [field] = problem.fields ?? [];
  const detail = field?.detail ?? problem.detail;
  const { retry_after, challenge, ticket } = problem;
  return new Refusal(code, detail, retry_after, response.status, challenge, field?.name, ticket);
}
