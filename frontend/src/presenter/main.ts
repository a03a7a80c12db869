import '@/ui/base.css';
import { startTheme } from '@/ui/theme.svelte';
import { isEmbedded } from '@/lib/embedded';
import { followTranslators } from '@/lib/translated';
import { registerWorker } from '@/lib/register-worker';
import { mount } from 'svelte';
import App from './App.svelte';

followTranslators();
// What others show has their theme, and a worker of theirs would look after no other page.
if (!isEmbedded()) {
  startTheme();
  registerWorker();
}
mount(App, { target: document.body });
