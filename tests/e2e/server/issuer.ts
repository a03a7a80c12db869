import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from './private-server';

const SCRIPT = fileURLToPath(new URL('issuer.mjs', import.meta.url));

/** A real OpenID Connect provider for one story, and the settings by which a server uses it. */
export class Issuer {
  #process?: ChildProcess;

  private constructor(private readonly port: number) {}

  static async reserve(): Promise<Issuer> {
    return new Issuer(await freePort());
  }

  get settings(): Record<string, string> {
    return {
      OIDC_ISSUER: `http://127.0.0.1:${this.port}`,
      OIDC_NAME: '회사',
      OIDC_CLIENT_ID: 'engagenow',
      OIDC_CLIENT_SECRET: 'only-for-tests',
    };
  }

  /** Starts it for the server at `address` alone. */
  async start(address: string): Promise<void> {
    const words = [SCRIPT, String(this.port), `${address}/auth/oidc/callback`];
    this.#process = spawn('node', words, { stdio: ['ignore', 'pipe', 'ignore'] });
    if (this.#process.stdout) await once(this.#process.stdout, 'data');
  }

  stop(): void {
    this.#process?.kill();
  }
}
