import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BACKEND, environment, PYTHON, serverSettings } from './command';
import { startServer, type ForkedServer } from './fork-server';

/** A server of one story's own, which it may stop and start again on the same port and database. */
export class PrivateServer {
  #process?: ForkedServer;

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly settings: Record<string, string>,
  ) {}

  /** Starts a server; `settings` come on top of those that all stories share. */
  static async open(settings: (port: number) => Record<string, string> = () => ({})) {
    const port = await freePort();
    const folder = await mkdtemp(join(tmpdir(), 'engagenow-story-'));
    const server = new PrivateServer(port, folder, settings(port));
    await server.start();
    return server;
  }

  /** Starts it, again perhaps; `changed` settings come on top of its own. */
  async start(changed: Record<string, string> = {}): Promise<void> {
    const settings = { ...serverSettings(this.folder), ...this.settings, ...changed };
    const words = ['serve', '--port', String(this.port)];
    this.#process = await startServer(words, { ...environment(), ...settings });
  }

  /** Ends it in good order. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Ends it in the middle of whatever it does. */
  async dies(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#process;
    if (!running) return;
    this.#process = undefined;
    process.kill(running.pid, signal);
    await running.ended;
  }

  /** Makes a backup while it runs; returns the file. */
  async backUp(): Promise<string> {
    return this.#word('backup');
  }

  /** Brings a backup back, over what is there. */
  async restore(backup: string): Promise<void> {
    await this.#word('restore', backup, '--replace');
  }

  async #word(...words: string[]): Promise<string> {
    const folder = { BACKUP_DIR: join(this.folder, 'backup') };
    const env = { ...process.env, ...serverSettings(this.folder), ...folder };
    const run = promisify(execFile);
    const { stdout } = await run(PYTHON, ['-m', 'app', ...words], { cwd: BACKEND, env });
    return stdout.trim();
  }

  /** Stops for good and takes the database away. */
  async close(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
