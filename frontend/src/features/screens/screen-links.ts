import { remember, remembered } from '@/lib/storage';
import { asRefusal } from '@/rest/problem';
import { makeLink, readScreen, revokeLinks } from './screens-api';

const keyOf = (sessionId: string) => `screen-link.${sessionId}`;

/** The link of a session's screens that this browser made, else a new one: there can be only so many. */
export async function linkOf(sessionId: string): Promise<string> {
  const kept = remembered(keyOf(sessionId));
  if (kept && (await isGood(sessionId, kept))) return kept;
  const { link } = await makeLink(sessionId);
  remember(keyOf(sessionId), link);
  return link;
}

/** The address of the same screen for OBS and other sites, over what stands behind it. */
export function viewOf(link: string, code: string): string {
  const view = new URL(`/embed/${code}?view=screen&theme=transparent`, link);
  view.hash = new URL(link).hash;
  return view.href;
}

/** Revokes the links of all hosts. */
export async function revokeAll(sessionId: string): Promise<void> {
  await revokeLinks(sessionId);
  remember(keyOf(sessionId), null);
}

/** Another host may have revoked it. */
async function isGood(sessionId: string, link: string): Promise<boolean> {
  try {
    await readScreen(sessionId, new URL(link).hash.slice(1));
    return true;
  } catch (thrown) {
    if (asRefusal(thrown).code === 'network') throw thrown;
    return false;
  }
}
