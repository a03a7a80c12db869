import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BACKEND, PYTHON } from './command';
import { START_MS } from './patience';

const FIXTURES = fileURLToPath(new URL('../../backend', import.meta.url));

/** A server that is ready. */
export interface ForkedServer {
  pid: number;
  /** Resolves with its end. */
  ended: Promise<unknown>;
}

/** Says `pid-1`, `ready-1` and `status-1` of the first server, and so on. */
const said = new EventEmitter();
let write: ((line: string) => void) | undefined;
let servers = 0;

/**
 * Runs `python -m app` with these words and settings, forked from a process that has imported it already: a third
 * of the work of its command, by which the server of all stories is started.
 */
export async function startServer(
  words: string[],
  environment: NodeJS.ProcessEnv,
): Promise<ForkedServer> {
  write ??= openForkServer();
  const id = ++servers;
  const signal = AbortSignal.timeout(START_MS);
  const pid = once(said, `pid-${id}`, { signal });
  const ready = once(said, `ready-${id}`, { signal });
  const ended = once(said, `status-${id}`);
  write(JSON.stringify({ id, words, environment }));
  const failed = ended.then(([status]) => {
    throw new Error(`The server ended with ${status} before it was ready.`);
  });
  failed.catch(() => undefined); // from when it is ready, an ending is somebody's wish
  const [[number]] = await Promise.all([pid, Promise.race([ready, failed])]);
  return { pid: Number(number), ended };
}

function openForkServer(): (line: string) => void {
  const server = spawn(PYTHON, ['-m', 'fixtures.fork_server'], {
    cwd: BACKEND,
    env: { ...process.env, PYTHONPATH: `${FIXTURES}:${BACKEND}` },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  createInterface(server.stdout).on('line', (line) => {
    const { id, ...what } = JSON.parse(line) as { id: number } & Record<string, unknown>;
    for (const [name, value] of Object.entries(what)) said.emit(`${name}-${id}`, value);
  });
  // It holds nobody up, and ends with the process of these stories.
  server.unref();
  return (line) => server.stdin.write(`${line}\n`);
}
