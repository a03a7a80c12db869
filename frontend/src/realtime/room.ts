import type { Refusal } from '@/rest/problem';
import { Connection } from './connection.svelte';
import type { Credentials } from './credentials';
import { callHook } from './dispatch';
import type { Feature } from './feature';
import { forgetRoom } from './room-cache';
import { createSocket } from './socket';
import type { Socket } from 'socket.io-client';

/** What keeps a feature's part of one room up to date. */
export type StoreKind<Store extends object = object> = new (room: Room) => Store;

/** A live session as one member sees it: the connection, and the store of each feature. It names no feature. */
export class Room extends Connection {
  /** `kinds` are of the stores that receive everything from the first join on. */
  constructor(credentials: Credentials, socket: Socket, kinds: readonly StoreKind[]) {
    super(credentials, socket);
    for (const kind of kinds) this.store(kind);
  }

  /** The one store of this kind here; made when it is first asked for. */
  store<Store extends object>(kind: StoreKind<Store>): Store {
    const isOne = (feature: object): feature is Store => feature instanceof kind;
    return this.features.find(isOne) ?? this.carry(new kind(this));
  }

  /** Lets stores of these kinds take the place of a feature that stood in for them; returns them. */
  replace(standIn: Feature, kinds: readonly StoreKind[]): Feature[] {
    this.features.splice(this.features.indexOf(standIn), 1);
    return kinds.map((kind) => this.store(kind));
  }

  /** Who this was is over, and why: they may join again. */
  endWith(refusal: Refusal): void {
    callHook(this.features, 'endWith', refusal);
  }

  /** Leaves for good, so that the nickname is free again and nothing of its holder stays here. */
  async leave(): Promise<void> {
    await this.send('leave_session', {});
    this.forget();
  }

  /** Lets nothing of its holder stay here. */
  forget(): void {
    callHook(this.features, 'forget');
    this.close();
    forgetRoom();
  }
}

/** Joins a live session as whoever has the credentials, with the stores of the page's features. */
export function openRoom(credentials: Credentials, kinds: readonly StoreKind[]): Room {
  return new Room(credentials, createSocket(credentials), kinds).open();
}
