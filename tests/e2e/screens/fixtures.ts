import type { test as story } from '../roles/fixtures';
import { LivelyTalk } from './lively';

/** The fixtures of `test`, and a talk in full swing. */
export function withLivelyTalk(test: typeof story) {
  return test.extend<{ lively: LivelyTalk }>({
    lively: async ({ request, baseURL, rest }, use) => {
      const talk = await LivelyTalk.begins(request, baseURL ?? '', rest);
      await use(talk);
      talk.ends();
    },
  });
}
