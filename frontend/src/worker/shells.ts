const SHELLS: [pattern: RegExp, shell: string][] = [
  [/^\/(join\/[^/]+)?$/, '/'],
  [/^\/(dashboard|account|crew|privacy|sessions\/[^/]+(\/replay)?|screen\/[^/]+)$/, '/dashboard'],
];

/** The address under which a page's shell is kept, or null for what is no page: the API, sockets, sign-in. */
export function shellOf(path: string): string | null {
  return SHELLS.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}
