import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BACKEND } from './command';
import { START_MS } from './patience';
import { freePort } from './private-server';

const FROM = ['../../../deploy', '../../backend'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);

/** Production on loopback, as `make stack` starts it. */
export class Stack {
  url = '';
  readonly #lines: Interface;

  private constructor(private readonly program: ChildProcess) {
    if (!program.stdout) throw new Error('The stack has no output to read.');
    this.#lines = createInterface(program.stdout);
  }

  static async start(): Promise<Stack> {
    const words = ['-m', 'fixtures.stack', '--port', String(await freePort())];
    const program = spawn('../.venv/bin/python', words, {
      cwd: BACKEND,
      env: { ...process.env, PYTHONPATH: [BACKEND, ...FROM].join(':') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const stack = new Stack(program);
    stack.url = (await stack.#posts(/stack is ready: (\S+)/, START_MS))[1] ?? '';
    return stack;
  }

  /** Has every worker replaced, one after the other; comes back when all are. */
  async rolls(): Promise<void> {
    const rolled = this.#posts(/^(All workers run|Failed)/, START_MS);
    this.program.kill('SIGHUP');
    const [line] = await rolled;
    if (line.startsWith('Failed')) throw new Error(line);
  }

  async end(): Promise<void> {
    this.program.kill('SIGINT');
    if (this.program.exitCode === null) await once(this.program, 'exit');
  }

  /** Comes true with the first line of this form. */
  #posts(form: RegExp, patienceMs: number): Promise<RegExpMatchArray> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`The stack never said ${form}`)), patienceMs);
      this.program.once('exit', (code) => reject(new Error(`The stack ended with ${code}`)));
      this.#lines.on('line', (line) => {
        const found = form.exec(line);
        if (found) clearTimeout(late);
        if (found) resolve(found);
      });
    });
  }
}
