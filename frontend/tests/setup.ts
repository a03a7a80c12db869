import '@testing-library/jest-dom/vitest';

/** jsdom lays nothing out, so there is nothing to observe. */
class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

// Texts in the tests are Korean whatever machine runs them.
Object.defineProperty(navigator, 'languages', { value: ['ko-KR'] });

Object.assign(globalThis, {
  ResizeObserver: NoObserver,
  IntersectionObserver: NoObserver,
  matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
});
