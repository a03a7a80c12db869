import { viewFor } from '@/features/invite/screen-keys';
import { expect, it } from 'vitest';

it.each(['f', 'x', '9', 'Enter', 'ArrowUp'])('leaves what is shown at %s', (key) => {
  expect(viewFor(key, 'chat')).toBeUndefined();
});

it.each([
  ['1', 'blank', 'join'],
  ['4', 'join', 'activity'],
  ['ArrowRight', 'join', 'chat'],
  ['ArrowRight', 'activity', 'join'],
  ['ArrowLeft', 'join', 'activity'],
  ['ArrowRight', 'message', 'join'],
  ['b', 'chat', 'blank'],
  ['B', 'blank', null],
  ['0', 'chat', null],
] as const)('at %s over %s is %s', (key, shown, view) => {
  expect(viewFor(key, shown)).toBe(view);
});
