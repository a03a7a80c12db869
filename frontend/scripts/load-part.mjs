/**
 * What the pages load their parts with, in place of Vite's own helper, which also serves browsers and bases that
 * are not ours.
 *
 * Many browsers remember for the life of a page that an import failed (Chromium 131 does, 156 does not), as the HTML
 * standard asked until whatwg/html#10327: after a moment without network the part would never come. A fetch can be
 * repeated, so scripts are fetched first, and the import finds them in the browser's cache.
 */
const files = new Map();

async function fetchFile(path) {
  try {
    if (path.endsWith('css')) return await addStyle(path);
    const answer = await fetch(path);
    await answer.blob();
    if (!answer.ok) throw path;
  } catch (error) {
    files.delete(path);
    throw error;
  }
}

/** A style sheet needs no fetch before it: what failed is taken out of the page, and another asks again. */
const addStyle = (href) =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link');
    const onerror = () => {
      link.remove();
      reject(href);
    };
    document.head.append(
      Object.assign(link, { rel: 'stylesheet', href, onload: resolve, onerror }),
    );
  });

/**
 * Calls `load` when all files that it needs are there, and resolves as it does. What a page has at once needs none.
 *
 * Rejects if one does not come; the next call asks for it again.
 */
export async function __vitePreload(load, needed = []) {
  for (const file of needed) {
    const path = '/' + file;
    if (!files.get(path) && !document.querySelector(`[href="${path}"],[src="${path}"]`))
      files.set(path, fetchFile(path));
  }
  await Promise.all(needed.map((file) => files.get('/' + file)));
  return load();
}
