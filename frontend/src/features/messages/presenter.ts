import type { Hosted, PresenterFeature } from '@/features/feature';
import ChatMode from './ChatMode.svelte';
import ChatPanel from './ChatPanel.svelte';
import CompactSwitch from './CompactSwitch.svelte';
import { Messages } from './messages.svelte';
import { Pinned } from './pinned.svelte';
import { toField } from '@/ui/to-field';
import { t as presenterText } from './presenter-texts';
import { t } from './texts';
import { Unread } from './unread.svelte';

export const feature: PresenterFeature = {
  stores: [Messages, Pinned],
  panels: [{ name: 'chat', column: 'middle', label: () => t('chat'), view: ChatPanel }],
  news: ({ room }, isShown) => new Unread(room, () => isShown('chat')),
  switches: [
    {
      label: () => t('chat'),
      testId: 'activate-chat',
      isOn: (control) => control.features.chat,
      choose: (control, on) => void control.switchFeature('chat', on),
    },
  ],
  shortcuts: [
    { key: '/', label: () => presenterText('key_write'), act: toField },
    { key: 'C', label: () => presenterText('key_chat'), panel: 'chat' },
  ],
  running: [CompactSwitch as Hosted, ChatMode],
};
