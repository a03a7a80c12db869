import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BACKEND } from './command';
import { START_MS } from './patience';

const FIXTURES = fileURLToPath(new URL('../../backend', import.meta.url));

/** Two workers behind nginx, with PostgreSQL and Redis: the backend's own test fixture. */
export class WorkerPool {
  private constructor(
    readonly url: string,
    private readonly pid: number,
    private readonly lender: ChildProcess,
  ) {}

  static async start(): Promise<WorkerPool> {
    const lender = spawn('../.venv/bin/python', ['-m', 'fixtures.worker_pool'], {
      cwd: BACKEND,
      env: { ...process.env, PYTHONPATH: `${FIXTURES}:${BACKEND}` },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface(lender.stdout);
    const [said] = await once(lines, 'line', { signal: AbortSignal.timeout(START_MS) });
    const [url = '', pid] = String(said).split(' ');
    return new WorkerPool(url, Number(pid), lender);
  }

  /** Has every worker replaced by a fresh one, one after the other. */
  renew(): void {
    process.kill(this.pid, 'SIGHUP');
  }

  async end(): Promise<void> {
    this.lender.stdin?.end();
    if (this.lender.exitCode === null) await once(this.lender, 'exit');
  }
}
