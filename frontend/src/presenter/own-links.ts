import { navigate } from '@/lib/router.svelte';

const OWN = ['/dashboard', '/account', '/auth/login', '/auth/test-login'];

function isOwn(path: string): boolean {
  return OWN.includes(path) || /^\/sessions\/[^/]+(\/replay)?$/.test(path);
}

function opensElsewhere(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return modified || event.button !== 0 || link.target !== '' || link.hasAttribute('download');
}

/** Follows a plain click on a link to one of these pages without loading the page again. */
export function followOwnLink(event: MouseEvent): void {
  const link = (event.target as Element).closest('a');
  if (!link || event.defaultPrevented || opensElsewhere(event, link)) return;
  if (link.origin !== location.origin || !isOwn(link.pathname)) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
}
