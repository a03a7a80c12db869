import { isEmbedded, joinPath } from '@/lib/embedded';
import { afterEach, describe, expect, it } from 'vitest';

const at = (path: string) => history.replaceState(null, '', path);

describe('the page in a frame', () => {
  afterEach(() => at('/'));

  it.each(['/', '/join/ABC123', '/join/embed', '/embed'])('is not %s', (path) => {
    at(path);
    expect(isEmbedded()).toBe(false);
    expect(joinPath('TEST01')).toBe('/join/TEST01');
  });

  it('leads to no page that may not be there', () => {
    at('/embed/ABC123');
    expect(isEmbedded()).toBe(true);
    expect(joinPath('TEST01')).toBe('/embed/TEST01');
  });
});
