import { solveChallengeWorkers, type Challenge } from 'altcha-lib';
import ProofWorker from './proof.worker?worker';

const MOST_WORKERS = 4;

/** Solves the server's challenge beside the page; what is given goes into the header `Join-Proof`. */
export async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallengeWorkers({
    challenge,
    concurrency: Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1),
    createWorker: () => new ProofWorker(),
  });
  return btoa(JSON.stringify({ challenge, solution }));
}
