import { test as base } from '../roles/cast';
import { LivelyTalk } from './lively';

/** The cast, and a talk in full swing. */
export const test = base.extend<{ lively: LivelyTalk }>({
  lively: async ({ request, baseURL, rest }, use) => {
    const talk = await LivelyTalk.begins(request, baseURL ?? '', rest);
    await use(talk);
    talk.ends();
  },
});
