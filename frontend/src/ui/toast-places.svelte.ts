let places = $state(0);

/** Whether a part of the page has a place of its own for notes, so that the page needs none. */
export const ownPlaces = {
  get some(): boolean {
    return places > 0;
  },
  /** For as long as an effect lives. */
  take(): () => void {
    places++;
    return () => places--;
  },
};
