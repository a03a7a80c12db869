import type { PresenterFeature } from '@/features/feature';
import AccountPage from './AccountPage.svelte';
import LoginPage from './LoginPage.svelte';
import TestLoginPage from './TestLoginPage.svelte';

export const feature: PresenterFeature = {
  pages: {
    '/auth/login': LoginPage,
    '/auth/test-login': TestLoginPage,
    '/account': AccountPage,
  },
};
