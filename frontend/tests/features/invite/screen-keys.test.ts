import { viewFor } from '@/features/invite/screen-keys';
import { expect, it } from 'vitest';

it.each(['f', 'x', '7', '9', 'Enter', 'ArrowUp'])('leaves what is shown at %s', (key) => {
  expect(viewFor(key, 'chat')).toBeUndefined();
});

it.each(['5', '6'])('leaves what is shown at %s if this screen has nothing for it', (key) => {
  expect(viewFor(key, 'chat', ['leaderboard', 'feed'])).toBeUndefined();
});

it.each([
  ['ArrowRight', 'activity', 'join'],
  ['ArrowLeft', 'join', 'activity'],
  ['ArrowRight', 'feed', 'join'],
] as const)('at %s over %s leaves out what this screen has not', (key, shown, view) => {
  expect(viewFor(key, shown, ['leaderboard', 'feed'])).toBe(view);
});

it.each([
  ['1', 'blank', 'join'],
  ['4', 'join', 'activity'],
  ['ArrowRight', 'join', 'chat'],
  ['5', 'chat', 'leaderboard'],
  ['6', 'chat', 'feed'],
  ['ArrowRight', 'activity', 'leaderboard'],
  ['ArrowLeft', 'join', 'feed'],
  ['ArrowRight', 'feed', 'join'],
  ['ArrowRight', 'message', 'join'],
  ['b', 'chat', 'blank'],
  ['B', 'blank', null],
  ['0', 'chat', null],
] as const)('at %s over %s is %s', (key, shown, view) => {
  expect(viewFor(key, shown)).toBe(view);
});
