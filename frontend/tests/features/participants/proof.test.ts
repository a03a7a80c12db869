import { lookUp } from '@/features/participants/held-participant';
import { afterEach, describe, expect, it, vi } from 'vitest';

const asked = () => Response.json({ code: 'proof_required', challenge: {} }, { status: 428 });

afterEach(() => {
  vi.doUnmock('@/features/participants/proof');
  vi.unstubAllGlobals();
});

describe('a look-up where others have guessed', () => {
  it('brings the proof of work that is asked for, without a word', async () => {
    const fetched = vi.fn<typeof fetch>();
    fetched.mockResolvedValueOnce(asked()).mockResolvedValueOnce(Response.json({ k: 'key' }));
    vi.stubGlobal('fetch', fetched);
    vi.doMock('@/features/participants/proof', () => ({ solve: () => Promise.resolve('solved') }));
    expect(await lookUp('PRO234')).toEqual({ k: 'key' });
    expect(fetched.mock.lastCall?.[1]?.headers).toMatchObject({ 'Join-Proof': 'solved' });
  });

  it('gives up after a few proofs that do not help, and says so', async () => {
    const fetched = vi.fn<typeof fetch>(() => Promise.resolve(asked()));
    vi.stubGlobal('fetch', fetched);
    vi.doMock('@/features/participants/proof', () => ({ solve: () => Promise.resolve('useless') }));
    await expect(lookUp('PRO234')).rejects.toMatchObject({ code: 'proof_required', status: 428 });
    expect(fetched).toHaveBeenCalledTimes(4);
  });
});
