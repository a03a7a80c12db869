type App = 'kakaotalk' | 'naver';

/** The app inside whose own browser this is: Google signs nobody in there. */
export function appAround(agent: string): App | null {
  if (agent.includes('KAKAOTALK')) return 'kakaotalk';
  return agent.includes('NAVER(inapp') ? 'naver' : null;
}

/** What opens an address in the phone's own browser, where the app lets us; else the reader has to do it. */
export function wayOut(app: App, agent: string, address: string): string | null {
  if (app === 'kakaotalk') return `kakaotalk://web/openExternal?url=${encodeURIComponent(address)}`;
  if (!agent.includes('Android')) return null;
  const { protocol, host, pathname, search } = new URL(address);
  const view = 'action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE';
  return `intent://${host}${pathname}${search}#Intent;scheme=${protocol.slice(0, -1)};${view};end`;
}

/** The address of one of our paths that opens in the phone's own browser, as far as the app lets us. */
export function outOfApp(agent: string, path: string): string {
  const app = appAround(agent);
  return (app && wayOut(app, agent, location.origin + path)) ?? path;
}
