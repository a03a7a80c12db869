import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { pressed, shortcuts } from '@/presenter/shortcuts.svelte';
import { SessionControl } from '@/features/live_sessions/session-control.svelte';
import PresenterLayout from '@/presenter/PresenterLayout.svelte';
import { Room } from '@/realtime/room';
import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeSocket } from '../fake-socket';
import { joined, session } from '../makers';
import { mySession, serverAnswers } from '../server';
import { until } from '../until';

let control: SessionControl | undefined;

afterEach(() => {
  control?.close();
  control = undefined;
  shortcuts.on = true;
  shortcuts.listed = false;
});

function press(
  key: string,
  code = '',
  more: KeyboardEventInit = {},
  target: Element = document.body,
) {
  const event = new KeyboardEvent('keydown', {
    key,
    code,
    bubbles: true,
    cancelable: true,
    ...more,
  });
  target.dispatchEvent(event);
  return event;
}

function open() {
  const answer = { body: mySession({ status: 'active' }) };
  const { asked } = serverAnswers(...Array(20).fill(answer));
  const socket = new FakeSocket();
  const stores = placed(PRESENTER, 'stores');
  const room = new Room({ sessionId: 's1', token: 'token' }, socket.asSocket(), stores).open();
  control = new SessionControl(mySession({ status: 'active' }), room);
  render(PresenterLayout, { control });
  socket.tell('joined_session', joined([], { session: session({ status: 'active' }) }));
  return () => asked.filter((one) => one.includes('pause') || one.includes('activate'));
}

describe('a key', () => {
  it.each([
    ['p', 'KeyP', 'P'],
    ['ㅔ', 'KeyP', 'P'],
    ['Process', 'KeyP', 'P'],
    ['a', 'KeyQ', 'A'],
    ['?', 'Minus', '?'],
    ['F5', 'F5', ''],
    ['1', 'Digit1', ''],
  ])('%s at %s means %s', (key, code, meant) => {
    expect(pressed(new KeyboardEvent('keydown', { key, code }))).toBe(meant);
  });

  it.each([
    ['p', {}],
    ['ㅔ', {}],
  ])('%s pauses', async (key, more) => {
    const asked = open();
    expect(press(key, 'KeyP', more).defaultPrevented).toBe(true);
    await until(() => expect(asked()).toEqual(['POST /api/sessions/s1/pause']));
  });

  it.each([
    ['with Ctrl', { ctrlKey: true }],
    ['with Alt', { altKey: true }],
    ['with Meta', { metaKey: true }],
    ['with Shift', { shiftKey: true }],
    ['held down', { repeat: true }],
  ])('does nothing %s', (_, more) => {
    const asked = open();
    expect(press('p', 'KeyP', more).defaultPrevented).toBe(false);
    expect(asked()).toEqual([]);
  });

  it('does nothing while somebody writes', () => {
    const asked = open();
    for (const field of ['textarea', 'input', 'select']) {
      const element = document.body.appendChild(document.createElement(field));
      expect(press('p', 'KeyP', {}, element).defaultPrevented).toBe(false);
      element.remove();
    }
    expect(asked()).toEqual([]);
  });

  it('does nothing once keys are switched off, which is remembered', () => {
    const asked = open();
    shortcuts.on = false;
    expect(press('p', 'KeyP').defaultPrevented).toBe(false);
    expect(press('/', 'Slash').defaultPrevented).toBe(false);
    expect(asked()).toEqual([]);
    expect(localStorage.getItem('engagenow.shortcuts')).toBe('off');
  });
});

it('no two features have the same key', () => {
  const keys = placed(PRESENTER, 'shortcuts').map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).not.toContain('?');
});

it('the sheet lists every key that does something', async () => {
  open();
  press('?', 'Slash', { shiftKey: true });
  const list = await screen.findByTestId('shortcuts');
  const keys = [...placed(PRESENTER, 'shortcuts').map(({ key }) => key), '?'];
  expect([...list.querySelectorAll('kbd')].map((one) => one.textContent)).toEqual(keys);
});
