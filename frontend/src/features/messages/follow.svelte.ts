import { tick } from 'svelte';

const NEAR_PX = 48;

/** Keeps a scrolling list at its newest end while the reader is there, and never moves it otherwise. */
export class Follow {
  following = $state(true);
  #list: HTMLElement | null = null;
  #lastTop = 0;
  #lastSizes = '';

  /** An attachment for the scrolling element, whose first child holds the content. */
  readonly attach = (list: HTMLElement) => {
    this.#list = list;
    const content = list.firstElementChild ?? list;
    const observer = new ResizeObserver(() => this.following && this.toNewest());
    observer.observe(list);
    observer.observe(content);
    const onScroll = () => this.#scrolled(list);
    list.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      list.removeEventListener('scroll', onScroll);
      this.#list = null;
    };
  };

  toNewest(): void {
    this.following = true;
    if (!this.#list) return;
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#lastSizes = sizesOf(this.#list);
  }

  /** Puts something in above what is being read, which stays in its place. */
  async insertAbove(change: () => void): Promise<void> {
    const list = this.#list;
    const below = list ? list.scrollHeight - list.scrollTop : 0;
    change();
    await tick();
    if (list && !this.following) list.scrollTop = list.scrollHeight - below;
  }

  #scrolled(list: HTMLElement): void {
    const near = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX;
    const sizes = sizesOf(list);
    // Only moving up leaves the newest end: neither does content that grows below, nor a browser that moves
    // the list because the window, or what is in it, has another size now.
    const moved = sizes === this.#lastSizes && list.scrollTop < this.#lastTop;
    if (near) this.following = true;
    else if (moved) this.following = false;
    this.#lastTop = list.scrollTop;
    this.#lastSizes = sizes;
  }
}

function sizesOf({ clientHeight, scrollHeight }: HTMLElement): string {
  return `${clientHeight} of ${scrollHeight}`;
}
