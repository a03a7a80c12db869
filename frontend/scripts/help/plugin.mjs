/** Writes the help into `help.html`, as it is built or served. */
import { helpPage } from './page.mjs';

export function helpPages() {
  return {
    name: 'help-page',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { filename }) =>
        filename.endsWith('/help.html') ? html.replace('<!-- help -->', () => helpPage()) : html,
    },
  };
}
