import '@/start/mend';
import { scrypt } from '@noble/hashes/scrypt.js';
import { handler } from 'altcha-lib/workers/shared';

// In plain script: `crypto.subtle` is missing over http, and the policy forbids WebAssembly.
handler({
  deriveKey: ({ cost: N, memoryCost: r = 8, keyLength: dkLen = 32 }, salt, password) =>
    Promise.resolve({ derivedKey: scrypt(password, salt, { N, r, p: 1, dkLen }) }),
});
