import { pictureBrowser } from './browsers';
import stories from './playwright.config';

export default {
  ...stories,
  testDir: 'screens',
  timeout: 180_000,
  projects: pictureBrowser(),
};
