import source from '@/start/start.ts?raw';
import { transformWithOxc } from 'vite';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

let code: string;

const said = () => document.getElementById('no-page')?.textContent ?? '';
/** Runs it as a page does: as a classic script. */
const start = () => void new Function('STAND_INS', code)('/assets/mend.js');
const load = () => dispatchEvent(new Event('load'));

/** Takes a member away until the test is over. */
function lack(owner: object, name: string): void {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  Reflect.deleteProperty(owner, name);
  restore.push(() => Object.defineProperty(owner, name, descriptor ?? {}));
}
let restore: (() => void)[] = [];
let written: ReturnType<typeof vi.spyOn>;

beforeAll(async () => {
  ({ code } = await transformWithOxc(source, 'start.ts'));
});

beforeEach(() => {
  document.body.innerHTML = '<noscript></noscript><script></script>';
  written = vi.spyOn(document, 'write').mockReturnValue();
});

afterEach(() => {
  for (const put of restore) put();
  restore = [];
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

describe('a page', () => {
  it('says in both languages what to do where its script failed', () => {
    start();
    load();
    expect(said()).toContain('페이지가 열리지 않았어요. 새로고침해 보고');
    expect(said()).toContain('The page did not open. Reload it');
    expect(said()).toContain('삼성 인터넷');
    const lines = [...document.querySelectorAll('#no-page p')].map((line) =>
      line.getAttribute('lang'),
    );
    expect(lines).toEqual(['ko', 'en']);
  });

  it('says nothing while it is still loading, however long', () => {
    vi.useFakeTimers();
    start();
    vi.advanceTimersByTime(600_000);
    vi.useRealTimers();
    expect(said()).toBe('');
    document.body.append(document.createElement('main'));
    load();
    expect(said()).toBe('');
  });

  it('says at once that a browser is too old, and has nothing loaded for it', () => {
    lack(Array.prototype, 'flatMap');
    start();
    expect(said()).toContain('이 브라우저는 오래되어');
    expect(said()).toContain('This browser is old');
    expect(written).not.toHaveBeenCalled();
  });

  it('says so where there are no sheets, though the page may come up', () => {
    vi.stubGlobal('HTMLDialogElement', undefined);
    start();
    expect(said()).toContain('This browser is old');
  });

  it('has the stand-ins loaded by those alone that need them', () => {
    start();
    expect(written).not.toHaveBeenCalled();
    lack(Array.prototype, 'at');
    start();
    expect(written).toHaveBeenCalledWith('<script src="/assets/mend.js"></script>');
    expect(said()).toBe('');
  });
});
