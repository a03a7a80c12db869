/** The pages of the contract are there without a script; this is for what the reader chooses. */
import '@/ui/base.css';
import './docs.css';
import { startTheme } from '@/ui/theme.svelte';
import { mount } from 'svelte';
import Controls from './Controls.svelte';

/** A link to what is folded opens it. */
function unfold(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
}

startTheme();
const controls = document.getElementById('controls');
if (controls) mount(Controls, { target: controls });
addEventListener('hashchange', unfold);
unfold();
