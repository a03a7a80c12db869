import type { EmbedOptions } from './options';

/** Gives the page its theme, colours and size; returns what takes them off. */
export function applyOptions({ theme, colours, size }: EmbedOptions): () => void {
  const root = document.documentElement;
  const before = root.dataset.theme;
  root.dataset.theme = theme === 'light' ? 'light' : 'dark';
  root.toggleAttribute('data-see-through', theme === 'transparent');
  root.style.fontSize = `${size}%`;
  for (const [name, value] of Object.entries(colours)) root.style.setProperty(`--${name}`, value);
  return () => {
    root.removeAttribute('style');
    root.removeAttribute('data-see-through');
    if (before) root.dataset.theme = before;
    else delete root.dataset.theme;
  };
}
