/**
 * The service worker: pages open with the server away, as they were built with this worker.
 *
 * A page's shell comes from the network while that answers in time, a hashed asset from here. Everything
 * else is none of its business. A new build's worker waits until the pages of the old one are closed.
 */
import { shellOf } from './shells';

declare const BUILD: string;
/** What each shell needs, its own script first. */
declare const FILES: Record<string, string[]>;

const worker = self as unknown as ServiceWorkerGlobalScope;
const CACHE = `engagenow-${BUILD}`;
const PATIENCE_MS = 3_000;

worker.addEventListener('install', (event) => event.waitUntil(keepOpenPages()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOldBuilds()));
worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== worker.location.origin) return;
  const shell = mode === 'navigate' ? shellOf(pathname) : null;
  if (shell) event.respondWith(openPage(event, shell));
  else if (pathname.startsWith('/assets/')) event.respondWith(readAsset(event.request));
});

/** Keeps what is open, and only that: a phone never loads the presenter's page. */
async function keepOpenPages(): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const shells = new Set(pages.map(({ url }) => shellOf(new URL(url).pathname)));
  for (const shell of shells) if (shell) await keep(shell);
}

async function dropOldBuilds(): Promise<void> {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
}

async function keep(shell: string): Promise<void> {
  const cache = await caches.open(CACHE);
  const files = FILES[shell] ?? [];
  if (await cache.match(shell)) return;
  const page = await fetch(shell, { cache: 'no-cache' });
  // While a release is under way, another server may answer with another build's shell.
  if (!page.ok || !(await page.clone().text()).includes(files[0] ?? '')) return;
  await cache.addAll(files);
  await cache.put(shell, page);
}

async function openPage(event: FetchEvent, shell: string): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(shell, { ignoreVary: true });
  const asked = fetch(event.request);
  if (!kept) {
    event.waitUntil(keep(shell).catch(() => undefined));
    return asked;
  }
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const answer = await Promise.race([asked.catch(() => null), late]);
  // A proxy whose server is away answers too.
  return answer && answer.status < 500 ? answer : kept;
}

async function readAsset(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
