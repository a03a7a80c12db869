import cloud from 'd3-cloud';

/** What the layout of a cloud is made from: words with their counts, heaviest first, and a box in pixels. */
export interface CloudRequest {
  words: readonly (readonly [text: string, count: number])[];
  width: number;
  height: number;
  font: string;
  /** In pixels, the least size that can be read here. */
  smallest?: number;
  /** Where words stood before, by their text: their middles, in pixels. */
  places: ReadonlyMap<string, readonly [x: number, y: number]>;
}

/** One word in its place: its middle and its size in pixels. */
export interface PlacedWord {
  text: string;
  size: number;
  x: number;
  y: number;
}

interface Sized extends cloud.Word {
  text: string;
  size: number;
}

const SMALLEST = 11;
/** Around a word, of its size: as much as keeps small words out of the rings of large letters. */
const CLEAR = 0.12;
/** Of the box, this much is written on before a smaller size is tried. */
const FILLED = 0.52;
const SHRINK = 0.86;
const ATTEMPTS = 6;
/** So many times the library asks for a random number for each word: two for where it starts, one for its direction. */
const ASKS = 3;

/**
 * Lays words out, each where it stood before if that is still free. The same request gives the same layout.
 * `sliceMs` is how long it works before it lets others go on. Words that find no place at the smallest size are left out.
 */
export async function layOut(
  request: CloudRequest,
  canvas: () => HTMLCanvasElement,
  sliceMs = Infinity,
): Promise<PlacedWord[]> {
  let largest = largestSize(request);
  let placed: PlacedWord[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    placed = await attemptAt(largest, request, canvas, sliceMs);
    if (placed.length === request.words.length || largest <= smallestOf(request)) break;
    largest *= SHRINK;
  }
  return placed;
}

function smallestOf({ smallest = SMALLEST }: CloudRequest): number {
  return Math.ceil(smallest);
}

function attemptAt(
  largest: number,
  request: CloudRequest,
  canvas: () => HTMLCanvasElement,
  sliceMs: number,
): Promise<PlacedWord[]> {
  const { width, height, font } = request;
  const words = sizesAt(largest, request);
  return new Promise((resolve) => {
    cloud<Sized>()
      .canvas(canvas)
      .size([width, height])
      .words(words)
      .font(font)
      .fontWeight(700)
      .fontSize(({ size }) => size)
      .rotate(0)
      .padding(({ size }) => 2 + size * CLEAR)
      .random(startingAt(words, request))
      .timeInterval(sliceMs)
      .on('end', (tags) => resolve(tags.map((tag) => inBox(tag, request))))
      .start();
  });
}

/** The library's places count from the middle of the box, and are of the base line. */
function inBox(tag: Sized, { width, height }: CloudRequest): PlacedWord {
  const { text, size, x = 0, y = 0 } = tag;
  return { text, size, x: x + (width >> 1), y: y + (height >> 1) };
}

/** A word counted twice as often has twice the area. Steps of two pixels, so that one more answer moves nothing. */
function sizesAt(largest: number, request: CloudRequest): Sized[] {
  const { words, width } = request;
  const most = words[0]?.[1] ?? 1;
  return words
    .map(([text, count]) => {
      const size = Math.min(largest * Math.sqrt(count / most), (width * 0.94) / ems(text));
      return { text, size: Math.max(smallestOf(request), 2 * Math.round(size / 2)) };
    })
    .sort((one, other) => other.size - one.size);
}

/** The size of the heaviest word with which all words fill the box about right, in steps of a tenth. */
function largestSize(request: CloudRequest): number {
  const { words, width, height } = request;
  const most = words[0]?.[1] ?? 1;
  const area = words.reduce((sum, [text, count]) => sum + (ems(text) * 1.2 * count) / most, 0);
  const size = Math.sqrt((FILLED * width * height) / Math.max(area, 1));
  const stepped = 1.1 ** Math.floor(Math.log(size) / Math.log(1.1));
  return Math.max(smallestOf(request), Math.min(stepped, height * 0.3));
}

/** How wide a text is, about, by its height: Hangul and the like are square. */
function ems(text: string): number {
  let sum = 0;
  for (const letter of text) sum += letter >= '\u1100' ? 0.98 : 0.62;
  return Math.max(sum, 0.62);
}

/** What the library takes for random numbers: for each word, in their order, where it starts and its direction. */
function startingAt(words: Sized[], { width, height, places }: CloudRequest): () => number {
  let asked = 0;
  return () => {
    const word = words[Math.floor(asked / ASKS)];
    const which = asked++ % ASKS;
    if (!word) return 0.5;
    const place = places.get(word.text);
    if (which === 2) return hash(word.text, 2);
    if (!place) return asked <= ASKS ? 0.5 : hash(word.text, which);
    // The library starts at half of the box times the number plus a half.
    const [at, length] = which === 0 ? [place[0], width] : [place[1], height];
    return (2 * at + 1) / length - 0.5;
  };
}

/** A number from 0 to 1 that is always the same for a text. */
function hash(text: string, salt: number): number {
  let sum = 2166136261 ^ salt;
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16777619);
  return (sum >>> 0) / 2 ** 32;
}
