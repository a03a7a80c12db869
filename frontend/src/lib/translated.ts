/**
 * Page translators put a `<font>` in the place of each text and keep the text itself to themselves, while the
 * page goes on changing, moving and removing what nobody sees any more. Here each text comes back beside its
 * translation, empty: when the page changes it, the translation goes; when the page removes it, that goes too;
 * and when the reader wants the original, it has its words again.
 */
interface Translation {
  font: Element;
  original: string;
}

const translations = new WeakMap<Text, Translation>();
const texts = new WeakMap<Element, Text>();

/** Keeps a translated page changing, from now on. */
export function followTranslators(root: Node = document.documentElement): () => void {
  const observer = new MutationObserver((records) => {
    for (const record of records) follow(record);
    // What was done here is no news.
    observer.takeRecords();
  });
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  return () => observer.disconnect();
}

function follow(record: MutationRecord): void {
  const { target, removedNodes } = record;
  if (record.type === 'characterData') return changed(target);
  for (const node of removedNodes) {
    if (node instanceof Text) removed(node, record);
    else if (node instanceof Element) untranslated(node);
  }
}

function changed(text: Node): void {
  const translation = translations.get(text as Text);
  if (!translation) return;
  translation.font.remove();
  translations.delete(text as Text);
}

function removed(text: Text, record: MutationRecord): void {
  const translation = translations.get(text);
  if (translation) {
    // By the page itself: its translation goes where it goes.
    if (!text.isConnected) changed(text);
    else if (translation.font.isConnected) text.before(translation.font);
    return;
  }
  const beside = [...record.addedNodes, record.previousSibling, record.nextSibling];
  const font = beside.find(isFresh);
  if (font && (!text.isConnected || font.contains(text))) pair(text, font);
}

function isFresh(node: Node | null): node is Element {
  return node instanceof Element && node.tagName === 'FONT' && node.isConnected && !texts.has(node);
}

function pair(text: Text, font: Element): void {
  const original = text.data;
  // Some translators only wrap it.
  if (font.contains(text)) text.replaceWith(text.cloneNode());
  font.after(text);
  text.data = '';
  translations.set(text, { font, original });
  texts.set(font, text);
}

/** The translator took its translation away. */
function untranslated(font: Element): void {
  const text = texts.get(font);
  const translation = text && translations.get(text);
  if (!translation || font.isConnected) return;
  translations.delete(text);
  if (text.isConnected && !text.data) text.data = translation.original;
}
