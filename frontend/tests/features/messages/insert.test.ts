import { between, type Insert } from '@/features/messages/insert';
import { toRows } from '@/features/messages/rows';
import { expect, it } from 'vitest';
import { me, message } from '../../makers';

const insert = (seq: number) => ({ key: `i${seq}`, seq, view: {} }) as unknown as Insert;
const draft = {
  clientId: 'c',
  text: '…',
  state: 'pending',
  writtenAt: '2026-11-20T09:01:00Z',
} as const;
const keys = (items: readonly { key: string }[]) => items.map(({ key }) => key);

it('stands where it happened, and before what is not sent yet', () => {
  const rows = toRows([message(2), message(5)], [draft], me);
  const items = between([insert(3), insert(9)], () => false)(rows);
  expect(keys(items)).toEqual(['m2', 'i3', 'm5', 'i9', 'c']);
});

it('comes with the older messages that stand around it', () => {
  const rows = toRows([message(5)], [], me);
  expect(keys(between([insert(3)], () => true)(rows))).toEqual(['m5']);
  expect(keys(between([insert(3)], () => false)(rows))).toEqual(['i3', 'm5']);
});
