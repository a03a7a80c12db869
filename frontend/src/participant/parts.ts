import type About from './About.svelte';
import type CodeForm from './CodeForm.svelte';
import type JoinForm from './JoinForm.svelte';
import type Headline from './Headline.svelte';

/**
 * What the page has from the start, handed to what is fetched later: where that imports it by itself, the build cuts
 * the first script in two, which costs a request and most of a kilobyte.
 */
export interface Parts {
  About: typeof About;
  CodeForm: typeof CodeForm;
  JoinForm: typeof JoinForm;
  Headline: typeof Headline;
}
