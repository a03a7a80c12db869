import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BACKEND, PYTHON } from './command';
import { START_MS } from './patience';

const TESTS = fileURLToPath(new URL('../..', import.meta.url));
const MINUTE_MS = 60_000;
/** So far into a minute that no candle ends before it is told to. */
const INTO_MS = 10_000;

/** Binance's spot market as the backend's tests simulate it; its clock stands still until it is moved. */
export class Exchange {
  readonly url: string;

  private constructor(
    private readonly port: number,
    private readonly program: ChildProcess,
  ) {
    this.url = `ws://127.0.0.1:${port}`;
  }

  static async open(port: number): Promise<Exchange> {
    const words = ['-m', 'exchange', '--port', String(port), '--speed', '0'];
    const program = spawn(PYTHON, words, {
      cwd: BACKEND,
      env: { ...process.env, PYTHONPATH: TESTS },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface(program.stdout);
    await once(lines, 'line', { signal: AbortSignal.timeout(START_MS) });
    const exchange = new Exchange(port, program);
    await exchange.#control('advance', { ms: INTO_MS });
    return exchange;
  }

  async close(): Promise<void> {
    this.program.kill();
    if (this.program.exitCode === null) await once(this.program, 'exit');
  }

  /** Somebody buys a bitcoin at this price. */
  async trades(price: number): Promise<void> {
    await this.#control('trade', { symbol: 'BTCUSDT', price: String(price) });
  }

  /** So many candles of a minute end. */
  async ends(minutes: number): Promise<void> {
    await this.#control('advance', { ms: minutes * MINUTE_MS });
  }

  /** Has this go wrong, see `faults.py`. */
  async fails(name: string): Promise<void> {
    await this.#control('fault', { name });
  }

  /** Nothing goes wrong any more. */
  async recovers(): Promise<void> {
    await this.fails('none');
  }

  async #control(what: string, body: object): Promise<void> {
    const address = `http://127.0.0.1:${this.port}/control/${what}`;
    const answer = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`The exchange answered ${answer.status} to ${what}`);
  }
}
