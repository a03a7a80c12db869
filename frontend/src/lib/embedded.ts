const EMBED = '/embed/';

/** Whether this is the page that other people's pages show in a frame. */
export function isEmbedded(): boolean {
  return location.pathname.startsWith(EMBED);
}

/** Where a session is joined; in a frame that is the one page which may be there. */
export function joinPath(code: string): string {
  return `${isEmbedded() ? EMBED : '/join/'}${code}`;
}
