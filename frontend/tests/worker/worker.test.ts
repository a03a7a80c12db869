import { shellOf } from '@/worker/shells';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const ORIGIN = 'https://talk.example';
const SCRIPT = '/assets/join-1a2b.js';
const PAGE = `<script src="${SCRIPT}"></script>`;
const OTHERS = '<script src="/assets/join-9z9z.js"></script>';

type Listener = (event: object) => void;
type Kept = Map<string, Response>;

const pathOf = (asked: Request | string) =>
  new URL(typeof asked === 'string' ? asked : asked.url, ORIGIN).pathname;
const network = vi.fn<(asked: Request | string) => Promise<Response>>();
let stores: Map<string, Kept>;
let listeners: Record<string, Listener>;
let openPages: string[];

function cacheOf(kept: Kept) {
  return {
    match: async (asked: Request | string) => kept.get(pathOf(asked))?.clone(),
    put: async (asked: string, answer: Response) => void kept.set(asked, answer),
    addAll: async (files: string[]) => {
      for (const file of files) kept.set(file, await network(file));
    },
  };
}

const caches = {
  open: async (name: string) => {
    if (!stores.has(name)) stores.set(name, new Map());
    return cacheOf(stores.get(name) as Kept);
  },
  keys: async () => [...stores.keys()],
  delete: async (name: string) => stores.delete(name),
  match: async (asked: Request) =>
    [...stores.values()].map((kept) => kept.get(pathOf(asked))).find(Boolean),
};

beforeEach(async () => {
  vi.useFakeTimers();
  stores = new Map();
  listeners = {};
  openPages = [`${ORIGIN}/join/TEST01`];
  network.mockReset();
  network.mockImplementation(async (asked) => new Response(pathOf(asked) === SCRIPT ? '1' : PAGE));
  vi.stubGlobal('BUILD', '1');
  vi.stubGlobal('FILES', { '/': [SCRIPT], '/dashboard': ['/assets/presenter-3c4d.js'] });
  vi.stubGlobal('caches', caches);
  vi.stubGlobal('fetch', network);
  vi.stubGlobal('self', {
    location: { origin: ORIGIN },
    clients: { matchAll: async () => openPages.map((url) => ({ url })) },
    addEventListener: (type: string, listener: Listener) => (listeners[type] = listener),
  });
  vi.resetModules();
  await import('@/worker/worker');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Tells the worker something and waits for all it does about that. */
async function tell(type: string): Promise<void> {
  const work: Promise<unknown>[] = [];
  listeners[type]?.({ waitUntil: (doing: Promise<unknown>) => work.push(doing) });
  await Promise.all(work);
}

/** What the worker answers; undefined where it leaves the request to the browser. */
function ask(path: string, { method = 'GET', mode = 'navigate' } = {}) {
  let answer: Promise<Response> | undefined;
  listeners.fetch?.({
    request: { url: new URL(path, ORIGIN).href, method, mode },
    respondWith: (answering: Promise<Response>) => (answer = answering),
    waitUntil: () => undefined,
  });
  return answer;
}

const text = async (path: string) => (await ask(path))?.text();

describe('the service worker', () => {
  it.each([
    ['/api/sessions', {}],
    ['/api/join/TEST01', { mode: 'cors' }],
    ['/socket.io/?EIO=4', { mode: 'cors' }],
    ['/auth/login', {}],
    ['/health', {}],
    ['/metrics', {}],
    ['/join/TEST01', { method: 'POST' }],
    ['/join/a/b', {}],
    ['https://elsewhere.example/assets/a.js', { mode: 'no-cors' }],
  ])('leaves %s alone', (path, how) => {
    expect(ask(path, how)).toBeUndefined();
  });

  it('keeps nothing of a release that is not its own', async () => {
    network.mockResolvedValue(new Response(OTHERS));
    await tell('install');
    expect(stores.get('engagenow-1')?.size ?? 0).toBe(0);
  });

  it('keeps the pages that are open, and not the others', async () => {
    await tell('install');
    expect([...(stores.get('engagenow-1') as Kept).keys()]).toEqual([SCRIPT, '/']);
  });

  it('drops what older builds kept, once they are closed', async () => {
    await caches.open('engagenow-0');
    await tell('install');
    expect([...stores.keys()]).toContain('engagenow-0');
    await tell('activate');
    expect([...stores.keys()]).toEqual(['engagenow-1']);
  });

  it('shows the newest page that the network has', async () => {
    await tell('install');
    network.mockResolvedValue(new Response(OTHERS));
    expect(await text('/join/TEST01')).toBe(OTHERS);
  });

  it.each([
    ['there is no network', () => Promise.reject(new TypeError('offline'))],
    ['a proxy has no server', async () => new Response('Bad Gateway', { status: 502 })],
  ])('shows the kept page when %s', async (_, answer) => {
    await tell('install');
    network.mockImplementation(answer);
    expect(await text('/join/TEST01')).toBe(PAGE);
    expect(await text('/')).toBe(PAGE);
  });

  it('shows the kept page when the network takes too long', async () => {
    await tell('install');
    network.mockReturnValue(new Promise(() => undefined));
    const shown = text('/join/TEST01');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await shown).toBe(PAGE);
  });

  it('reads an asset from what is kept, and asks for one that is not', async () => {
    await tell('install');
    network.mockReset();
    const request = { mode: 'no-cors' };
    expect(await (await ask(SCRIPT, request))?.text()).toBe('1');
    expect(network).not.toHaveBeenCalled();
    network.mockResolvedValue(new Response('2'));
    expect(await (await ask('/assets/other.js', request))?.text()).toBe('2');
  });
});

describe('a shell', () => {
  it.each([
    ['/', '/'],
    ['/join/TEST01', '/'],
    ['/dashboard', '/dashboard'],
    ['/crew', '/dashboard'],
    ['/account', '/dashboard'],
    ['/privacy', '/dashboard'],
    ['/sessions/0', '/dashboard'],
    ['/screen/0', '/dashboard'],
    ['/auth/test-login', null],
    ['/sessions', null],
    ['/worker.js', null],
  ])('of %s is %s', (path, shell) => {
    expect(shellOf(path)).toBe(shell);
  });
});
