import '@/ui/base.css';
import { startTheme } from '@/ui/theme.svelte';
import { mount } from 'svelte';
import App from './App.svelte';

startTheme();
mount(App, { target: document.body });
