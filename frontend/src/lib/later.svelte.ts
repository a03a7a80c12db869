/** A part of a page that is fetched after what is seen first. */
export class Later<Part> {
  part = $state.raw<Part>();

  constructor(private readonly fetched: () => Promise<{ default: Part }>) {}

  /** Fetches it, again if that failed before; says whether it is there. */
  async load(): Promise<boolean> {
    try {
      this.part ??= (await this.fetched()).default;
    } catch {
      // No network: whoever needs it asks again.
    }
    return this.part !== undefined;
  }
}
