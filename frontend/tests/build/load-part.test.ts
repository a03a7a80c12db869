import { __vitePreload } from '../../scripts/load-part.mjs';
import { serverAnswers } from '../server';
import { afterEach, describe, expect, it, vi } from 'vitest';

/** Lets the server answer these one after the other; returns what it was asked. */
function filesAre(...answers: Parameters<typeof serverAnswers>): string[] {
  const { asked, fetch } = serverAnswers(...answers);
  vi.stubGlobal('fetch', (path: string) => fetch(path, {}));
  return asked;
}

const load = vi.fn(() => Promise.resolve('part'));

afterEach(() => {
  load.mockClear();
  document.head.querySelectorAll('link').forEach((link) => link.remove());
});

describe('a part of a page', () => {
  it.each([
    ['network', 'no network'],
    ['answer', { status: 503 }],
  ] as const)(
    'is not imported while a file does not come (no %s), and asked for again',
    async (name, failure) => {
      const asked = filesAre(failure, { body: '' }, { body: '' }, { body: '' });
      const files = [`assets/${name}-1.js`, `assets/${name}-2.js`];
      await expect(__vitePreload(load, files)).rejects.toBeDefined();
      expect(load).not.toHaveBeenCalled();
      await expect(__vitePreload(load, files)).resolves.toBe('part');
      expect(asked.filter((one) => one.includes('-1'))).toHaveLength(2);
    },
  );

  it('shares files with other parts, and asks for none that the page has', async () => {
    document.head.innerHTML += '<link rel="modulepreload" href="/assets/page.js">';
    const asked = filesAre({ body: '' }, { body: '' }, { body: '' });
    await Promise.all([
      __vitePreload(load, ['assets/page.js', 'assets/one.js', 'assets/shared.js']),
      __vitePreload(load, ['assets/two.js', 'assets/shared.js']),
    ]);
    expect(asked).toEqual(['GET /assets/one.js', 'GET /assets/shared.js', 'GET /assets/two.js']);
  });

  it('waits for its styles, and asks again for those that do not come', async () => {
    const files = ['assets/part.css'];
    const link = () => document.querySelector('[href="/assets/part.css"]');
    const failed = __vitePreload(load, files);
    link()?.dispatchEvent(new Event('error'));
    await expect(failed).rejects.toBeDefined();
    expect(link()).toBeNull();
    const loaded = __vitePreload(load, files);
    expect(load).not.toHaveBeenCalled();
    link()?.dispatchEvent(new Event('load'));
    await expect(loaded).resolves.toBe('part');
  });

  it('is there at once where the page has it', async () => {
    await expect(__vitePreload(load)).resolves.toBe('part');
  });
});
