import { once } from 'node:events';
import { createServer } from 'node:http';

const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-popups';

/** A site that counts as ours, on another port; one that is somebody else's. Both may show us. */
export const [NEIGHBOUR, FAR_AWAY] = ['127.0.0.1', 'localhost'] as const;

/** Somebody else's web site, whose every page has nothing but a frame. It goes by any name of this computer. */
export class Site {
  readonly #server = createServer((request, response) => {
    const asked = new URL(request.url ?? '', 'http://site').searchParams;
    const sandbox = asked.has('sandboxed') ? `sandbox="${SANDBOX}"` : '';
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><title>블로그</title><iframe title="발표" src="${asked.get('show')}"
       ${sandbox} width="400" height="640"></iframe>`,
    );
  });

  constructor(private readonly port: number) {}

  async open(): Promise<this> {
    this.#server.listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  /** Its origin under one of its names; another name is another origin. */
  origin(name: string): string {
    return `http://${name}:${this.port}`;
  }
}
