import type { CloudRequest, PlacedWord } from './cloud-layout';
import CloudWorker from './cloud.worker?worker';

const SLICE_MS = 6;

type Wanted = Omit<CloudRequest, 'places'>;
type Box = Pick<CloudRequest, 'width' | 'height'>;

/**
 * Lays clouds out beside the page, one after the other; of several that wait only the newest is done. Where
 * workers have no canvas the page does it itself, in slices.
 */
export class CloudLayouter {
  #worker?: Worker;
  #running = false;
  #next?: Wanted;

  /** The last layout, by text. */
  #last = new Map<string, PlacedWord>();
  #size = { width: 0, height: 0 };

  constructor(private readonly show: (words: PlacedWord[]) => void) {}

  ask(request: Wanted): void {
    this.#next = request;
    if (!this.#running) void this.#run();
  }

  close(): void {
    this.#next = undefined;
    this.#worker?.terminate();
  }

  async #run(): Promise<void> {
    this.#running = true;
    let wanted: Wanted | undefined;
    while ((wanted = this.#next)) {
      this.#next = undefined;
      const { width, height } = wanted;
      const request = { ...wanted, places: this.#placesIn({ width, height }) };
      const words = (await this.#beside(request)) ?? (await inSlices(request));
      this.show(this.#kept(words));
    }
    this.#running = false;
  }

  /** In a box of another size everything is where it was in proportion. */
  #placesIn(box: Box): CloudRequest['places'] {
    const [across, down] = [box.width / this.#size.width, box.height / this.#size.height];
    this.#size = box;
    return new Map(
      [...this.#last.values()].map(({ text, x, y }) => [text, [x * across, y * down]]),
    );
  }

  /** Words that stay are the same objects, in an order that no count changes: the page touches only the others. */
  #kept(words: PlacedWord[]): PlacedWord[] {
    const kept = words.map((word) => {
      const last = this.#last.get(word.text);
      return last && isSame(last, word) ? last : word;
    });
    this.#last = new Map(kept.map((word) => [word.text, word]));
    return kept.sort((one, other) => (one.text < other.text ? -1 : 1));
  }

  /** Null where that does not work here. */
  #beside(request: CloudRequest): Promise<PlacedWord[] | null> {
    if (typeof OffscreenCanvas === 'undefined') return Promise.resolve(null);
    this.#worker ??= new CloudWorker();
    const worker = this.#worker;
    return new Promise((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<PlacedWord[] | null>) => resolve(data);
      worker.onerror = () => resolve(null);
      worker.postMessage(request);
    });
  }
}

async function inSlices(request: CloudRequest): Promise<PlacedWord[]> {
  const { layOut } = await import('./cloud-layout');
  return layOut(request, () => document.createElement('canvas'), SLICE_MS);
}

function isSame(one: PlacedWord, other: PlacedWord): boolean {
  return one.x === other.x && one.y === other.y && one.size === other.size;
}
