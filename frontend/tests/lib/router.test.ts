import { matchPath, navigate, route } from '@/lib/router.svelte';
import { describe, expect, it } from 'vitest';

describe('matchPath', () => {
  it('gives what stands for the star', () => {
    expect(matchPath('/join/*', '/join/ABC123')).toBe('ABC123');
    expect(matchPath('/join/*', '/join/%EA%B0%80')).toBe('가');
  });

  it.each(['/', '/join/', '/join/a/b', '/other/a'])('does not match %s', (path) => {
    expect(matchPath('/join/*', path)).toBeNull();
  });

  it('survives a broken escape', () => {
    expect(matchPath('/join/*', '/join/%E0%A4')).toBe('%E0%A4');
  });
});

describe('navigate', () => {
  it('changes the address and the route', () => {
    navigate('/join/TEST01');
    expect(location.pathname).toBe('/join/TEST01');
    expect(route.path).toBe('/join/TEST01');
  });
});
