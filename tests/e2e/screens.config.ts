import { pictureBrowser } from './browsers';
import stories from './playwright.config';

export default {
  ...stories,
  testDir: 'screens',
  projects: pictureBrowser(),
};
