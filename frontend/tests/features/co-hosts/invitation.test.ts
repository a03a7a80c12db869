import { accept, forgetInvitation, takeFromAddress } from '@/features/co-hosts/invitation';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const open = (address: string) => history.replaceState(null, '', address);

describe('an invitation in the address', () => {
  beforeEach(() => {
    sessionStorage.clear();
    open('/crew');
  });

  it('leaves the address, and is there after a reload until it is used', async () => {
    open('/crew#secret');
    expect([takeFromAddress(), location.hash]).toEqual(['secret', '']);
    expect(takeFromAddress()).toBe('secret');
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({}, { status: 503 })));
    await expect(accept('secret', '하늘')).rejects.toThrow();
    expect(takeFromAddress()).toBe('secret');
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ token: 't' })));
    await accept('secret', '하늘');
    expect(takeFromAddress()).toBe('');
  });

  it('gives way to another one', () => {
    open('/crew#first');
    takeFromAddress();
    open('/crew#second');
    expect([takeFromAddress(), takeFromAddress()]).toEqual(['second', 'second']);
  });

  it('is forgotten when it is good for nothing', () => {
    open('/crew#secret');
    takeFromAddress();
    forgetInvitation();
    expect(takeFromAddress()).toBe('');
  });
});
