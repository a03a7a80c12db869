import type { NewMessage } from '@/contract/socket';
import type { Deferred, DeferredPart } from '@/realtime/deferred.svelte';
import type { Room, StoreKind } from '@/realtime/room';
import type { Component } from 'svelte';
import type { SessionControl } from './live_sessions/session-control.svelte';
import type { ShownSession } from './live_sessions/shown-session';

/** Something to see in a room. */
export type InRoom = Component<{ room: Room }>;

/** What a feature adds to a room, on either page; `registry.ts` lists the features, and the pages go through that list. */
export interface RoomFeature {
  /** What receives the room's events from the first join on; `room.store(Kind)` finds it. */
  stores?: readonly StoreKind[];
  /** Above the messages. */
  top?: readonly InRoom[];
  /** Over the newest messages. */
  over?: readonly InRoom[];
  /** Above the field. */
  bar?: readonly InRoom[];
}

/** A tab of the participant's room, as its code brings it along. */
export interface TabPart extends DeferredPart {
  label: () => string;
  /** `shown` while this tab is the one that is seen. */
  view: Component<{ room: Room; shown: boolean }>;
  /** Whether the session has it now; without such a tab the room shows none. */
  isThere: (room: Room) => boolean;
  /** Changes when there is something new to see; the tab is marked until that was looked at. */
  news?: (room: Room) => unknown;
  /** Changes to something new that everybody should look at now: the tab comes forward, unless the reader writes. */
  calls?: (room: Room) => unknown;
}

/** A line between the tabs and what they show, whichever is seen, as its code brings it along. */
export interface StripPart extends DeferredPart {
  strip: InRoom;
}

/** What a feature adds to the participant's page. */
export interface ParticipantFeature extends RoomFeature {
  /** Below the page's head, and all of it, or the first tab. */
  main?: readonly Component<{ room: Room; features: readonly RoomFeature[] }>[];
  /** Changes when there is something new to see in `main`. */
  mainNews?: (room: Room) => unknown;
  /** Beside `main`, or a line above it, with code that comes when a session needs it. */
  tabs?: readonly Deferred<TabPart | StripPart>[];
}

/** Something to see on the presenter's page of a session. */
export type Hosted = Component<{ control: SessionControl; room: Room; ended: boolean }>;

/** A column on a desktop, or part of one; a tab on a phone. */
export interface Panel {
  name: string;
  column: 'left' | 'middle' | 'right';
  label: () => string;
  view: Component<{ control: SessionControl; features: readonly PresenterFeature[] }>;
  /** Whether the session has it now; else it always does. */
  isThere?: (control: SessionControl) => boolean;
  /** Whether a phone opens with it; else it opens with the one in the middle. */
  opens?: (control: SessionControl) => boolean;
}

/** Something that goes on or off for everybody in the session. */
export interface Switch {
  label: () => string;
  testId?: string;
  isOn: (control: SessionControl) => boolean;
  choose: (control: SessionControl, on: boolean) => void;
}

/** Whether a panel has something that the presenter has not seen. */
export interface News {
  panel: string;
  readonly some: boolean;
}

/** A page that lays out what features add to it. */
export type PageOfFeatures = Component<{ features: readonly PresenterFeature[] }>;

/** A key that does something on the page of a session, whatever layout or input method the keyboard has. */
export interface Shortcut {
  /** A letter as it stands on the key, or a sign. */
  key: string;
  label: () => string;
  /** Whether it does something now; else it always does. */
  isThere?: (control: SessionControl) => boolean;
  act?: (control: SessionControl) => void;
  /** The panel that it brings forward. */
  panel?: string;
}

/** What a feature adds to the presenter's pages. */
export interface PresenterFeature extends RoomFeature {
  /** As `stores`, for hosts: a screen without an account may not ask for what these do. */
  hostStores?: readonly StoreKind[];
  /** Pages by their path, for whoever has signed in or been invited. */
  pages?: Readonly<Record<string, Component | PageOfFeatures>>;
  /** The same, for anybody. */
  openPages?: Readonly<Record<string, Component>>;
  /** On the page of the account, a card each. */
  account?: readonly Component[];
  /** A session on a screen of its own. */
  screen?: Component<{ control: ShownSession }>;
  /** In the head of a session's page. */
  head?: readonly Hosted[];
  /** Below the head. */
  notes?: readonly Hosted[];
  /** How it is right now, in a line. */
  live?: readonly Hosted[];
  /** Below that, until it has ended: what can be done next. */
  next?: readonly Hosted[];
  panels?: readonly Panel[];
  news?: (control: SessionControl, isShown: (panel: string) => boolean) => News;
  /** Until the session has ended, for who runs it. */
  switches?: readonly Switch[];
  /** Below the switches, for the same people. */
  running?: readonly Hosted[];
  /** Below that, for every host and at any time. */
  now?: readonly Hosted[];
  /** What is set once: until the session has ended, for who runs it. */
  setup?: readonly Hosted[];
  /** Below that, for every host and at any time. */
  once?: readonly Hosted[];
  /** Below what a panel shows, by the panel's name. */
  below?: Readonly<Record<string, readonly Hosted[]>>;
  /** Keys, which the page listens for and lists. */
  shortcuts?: readonly Shortcut[];
  /** Over the page. */
  overlays?: readonly Hosted[];
  /** The same, with code that comes once the room was joined. */
  later?: readonly (() => Promise<{ default: Hosted }>)[];
  /** A host has chosen a message, to do something about it. */
  choose?: (room: Room, message: NewMessage) => void;
}
