import { account } from '@/features/identity/account.svelte';
import '@testing-library/jest-dom/vitest';
import { toasts } from '@/ui/toasts.svelte';
import { configure } from '@testing-library/svelte';
import { beforeEach } from 'vitest';

/** jsdom lays nothing out, so there is nothing to observe. */
class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

// Texts in the tests are Korean whatever machine runs them.
Object.defineProperty(navigator, 'languages', { value: ['ko-KR'], configurable: true });

Object.assign(globalThis, {
  ResizeObserver: NoObserver,
  IntersectionObserver: NoObserver,
  matchMedia: () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }),
});

// Nor does it know modal dialogs: open or closed is all that is asked here.
HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};

configure({ asyncUtilTimeout: 20_000 });

// All files share one window: nobody finds what another test remembered, or was told, or who signed in there.
beforeEach(() => {
  account.signOut();
  account.settled = account.expired = false;
  toasts.clear();
  localStorage.clear();
  sessionStorage.clear();
});
