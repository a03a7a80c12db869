import { request } from '@/rest/request';
import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

describe('a request', () => {
  it('says whose page asks, and no more of its address', async () => {
    const fetched = vi.fn<typeof fetch>(() => Promise.resolve(Response.json({ ok: true })));
    vi.stubGlobal('fetch', fetched);
    expect(await request('/api/sessions', { method: 'POST', body: {} })).toEqual({ ok: true });
    expect(fetched.mock.lastCall?.[1]).toMatchObject({ referrerPolicy: 'origin' });
  });
});
