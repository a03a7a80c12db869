import { remember, remembered } from '@/lib/storage';

const KEY = 'start.chat';
let withChat = $state(remembered(KEY) !== 'closed');

/** Whether starting a session from this browser opens its chat, too: yes, until somebody says no. */
export const opening = {
  get withChat(): boolean {
    return withChat;
  },
  set withChat(wanted: boolean) {
    withChat = wanted;
    remember(KEY, wanted ? null : 'closed');
  },
};
