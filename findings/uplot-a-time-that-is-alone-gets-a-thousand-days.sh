#!/usr/bin/env bash
# uplot 1.6.32 (with jsdom 29.1.1): where only one time is known, the axis is 1000 days long, or 86 seconds.
#
# A chart of live values begins with one value. uPlot then makes the axis of times run from it for a day, so it seems:
# 86,400 is divided by `ms`, the milliseconds as a part of the unit (0.001 for seconds, the default, and 1 for
# milliseconds), where it had to be the other way round. In seconds the axis ends almost three years later, its labels are
# months, and all that comes within the next minutes would be one pixel; in milliseconds it ends after 86.4 s. With two
# times the axis is as long as their distance in both.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"type": "module"}' >package.json
npm install --silent --no-audit --no-fund uplot@1.6.32 jsdom@29.1.1

cat >run.mjs <<'JS'
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<body></body>', { pretendToBeVisual: true });
window.matchMedia = () => ({ addEventListener() {}, removeEventListener() {} });
const method = (_, name) => (name === 'measureText' ? () => ({ width: 30 }) : () => {});
const pen = new Proxy({}, { get: method, set: () => true });
window.HTMLCanvasElement.prototype.getContext = () => pen;
const names = ['window', 'document', 'navigator', 'HTMLElement', 'CustomEvent', 'matchMedia', 'devicePixelRatio'];
for (const name of [...names, 'requestAnimationFrame'])
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
globalThis.Path2D = class {
  moveTo() {}
  lineTo() {}
  arc() {}
  rect() {}
};
const { default: uPlot } = await import('uplot');

async function seconds(unit, times, ms) {
  const options = { width: 600, height: 300, ms, series: [{}, {}] };
  const plot = new uPlot(options, [times, times.map(() => 1)], document.body);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const { min, max } = plot.scales.x;
  plot.destroy();
  return (max - min) / unit;
}

const now = 1_800_000_000;
console.log(`one time, in seconds: ${await seconds(1, [now])} s`);
console.log(`one time, in milliseconds: ${await seconds(1000, [now * 1000], 1)} s`);
console.log(`two times, in seconds: ${await seconds(1, [now, now + 60])} s`);
console.log(`two times, in milliseconds: ${await seconds(1000, [now * 1000, (now + 60) * 1000], 1)} s`);
JS

expected='one time, in seconds: 86400000 s
one time, in milliseconds: 86.4 s
two times, in seconds: 60 s
two times, in milliseconds: 60 s'
seen=$(node run.mjs)
echo "$seen"
[ "$seen" = "$expected" ]
