import '@/ui/base.css';
import { startTheme } from '@/ui/theme.svelte';
import { followTranslators } from '@/lib/translated';
import { registerWorker } from '@/lib/register-worker';
import { mount } from 'svelte';
import App from './App.svelte';

startTheme();
followTranslators();
registerWorker();
mount(App, { target: document.body });
