import { pictureBrowser } from './browsers';
import stories from './playwright.config';

/** What pages are to reach, on a machine that does nothing else: `make page-figures`. */
export default { ...stories, testDir: 'figures', workers: 1, projects: pictureBrowser() };
