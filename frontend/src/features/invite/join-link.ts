import type { ScreenView } from '@/contract/rest';

type Pictured = Pick<ScreenView, 'qr_code_url' | 'join_url'>;

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether the link leads to the reader's own computer, where no phone can follow. */
export function isLoopback(link: string): boolean {
  return LOOPBACK.test(new URL(link).hostname);
}

/** What to run for phones to follow the link too: on the same port. */
export function runForPhones(link: string): string {
  const { port } = new URL(link);
  return `make run HOST=0.0.0.0${port && port !== '8000' ? ` PORT=${port}` : ''}`;
}

/** Where people type the code when they cannot scan. */
export function typedAddress(link: string): string {
  return new URL(link).host;
}

/** The link as people read it: without its scheme, and without what only machines read. */
export function readableLink(link: string): string {
  return link.replace(/^https?:\/\//, '').replace(/\?k=[\w-]+/, '');
}

/** The picture of the join link, asked from the page's own origin whatever public address it shows. */
export function qrPath(session: Pictured, kind: 'svg' | 'png'): string {
  const path = new URL(session.qr_code_url).pathname.replace(/\.(svg|png)$/, `.${kind}`);
  return `${path}${new URL(session.join_url).search}`; // another code is another picture
}

/** The link as it is now: with the code of now, and of another code the `k` is yet to be read. */
export function linkTo(link: string, code: string): string {
  return isLinkTo(link, code) ? link : new URL(code, link).href;
}

/** Whether the link leads to this code. */
export function isLinkTo(link: string, code: string): boolean {
  return new URL(link).pathname.endsWith(`/${code}`);
}
