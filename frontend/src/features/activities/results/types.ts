/** An option with its count, in the order in which it was asked for. */
export interface Counted {
  id: string;
  text: string;
  count: number;
  /** Null as long as the solution is not told, or if there is none. */
  right?: boolean | null;
}

/** What somebody wrote, and how many agree. */
export interface Card {
  id: string;
  text: string;
  votes: number;
  /** The word filter found something. */
  marked: boolean;
}
