import '@/start/mend';
import { layOut, type CloudRequest } from './cloud-layout';

// One for all layouts: the library draws each word on it, to see which pixels it takes.
let canvas: HTMLCanvasElement | undefined;

addEventListener('message', async ({ data }: MessageEvent<CloudRequest>) => {
  try {
    canvas ??= new OffscreenCanvas(1, 1) as unknown as HTMLCanvasElement;
    const kept = canvas;
    postMessage(await layOut(data, () => kept));
  } catch {
    // No canvas in workers: then the page does it itself.
    postMessage(null);
  }
});
