import type { NewMessage, RepliedTo } from '@/contract/socket';
import type { Component } from 'svelte';

/** What a row has to do with another message. */
export interface Replying {
  replyTo?: RepliedTo | null;
  deleted: boolean;
}

/** What another feature shows below a message, with code that comes later. */
export interface Below {
  View: Component<{ message: NewMessage; below: Below }>;
}

/** What another feature shows of messages beside their text, with code that comes later. */
export interface Besides {
  /** Above the text of a row that replies to something. */
  Quote: Component<{ row: Replying; besides: Besides }>;
  /** Above the field, while a reply is written. */
  Replying: Component<{ besides: Besides }>;
}
