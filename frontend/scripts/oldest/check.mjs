/**
 * Fails when what the build has made asks more of a browser than the oldest has that README.md names, or when
 * README.md names another: `npm run oldest`, after a build.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { ALLOWED } from './allowed.mjs';
import { OLDEST } from './browsers.mjs';
import { missingInScript } from './scripts.mjs';
import { missingInStyle } from './styles.mjs';

/** By feature: who lacks it, and in which files it is. */
function missingIn(files, find) {
  const missing = new Map();
  for (const file of files) {
    for (const [feature, lacking] of find(readFileSync(`dist/${file}`, 'utf8'))) {
      const { files = [] } = missing.get(feature) ?? {};
      missing.set(feature, { lacking, files: [...files, file] });
    }
  }
  return missing;
}

function readmesThatDiffer() {
  const { chrome, edge, samsunginternet_android, firefox, safari } = OLDEST;
  const said = [`Chrome ${chrome}`, `Edge ${edge}`, `Firefox ${firefox}`, `Safari ${safari}`];
  const samsung = samsunginternet_android.replace('.0', '');
  const named = {
    'README.md': `Samsung Internet ${samsung}`,
    'README.ko.md': `삼성 인터넷 ${samsung}`,
  };
  return Object.entries(named).flatMap(([file, name]) => {
    const text = readFileSync(`../${file}`, 'utf8');
    return [...said, name]
      .filter((browser) => !text.includes(browser))
      .map((browser) => `${file}: ${browser}`);
  });
}

const files = readdirSync('dist', { recursive: true });
const scripts = missingIn(
  files.filter((file) => file.endsWith('.js')),
  missingInScript,
);
const styles = missingIn(
  files.filter((file) => file.endsWith('.css')),
  missingInStyle,
);
// A name that is no longer found is no longer allowed.
const stale = [...ALLOWED].filter((feature) => !scripts.has(feature));
const wrong = [...scripts, ...styles].filter(([feature]) => !ALLOWED.has(feature));

for (const [feature, { lacking, files }] of wrong) {
  console.error(`${feature} is not in ${lacking.join(', ')}: ${files.join(', ')}`);
}
for (const feature of stale) console.error(`${feature} is allowed, and asked for nowhere.`);
for (const differs of readmesThatDiffer()) console.error(`Not said in ${differs}`);
if (wrong.length + stale.length + readmesThatDiffer().length) process.exitCode = 1;
else console.log(`The pages ask for nothing that ${Object.entries(OLDEST).flat().join(' ')} lack.`);
