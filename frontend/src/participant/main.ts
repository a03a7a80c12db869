import '@/ui/base.css';
import { startTheme } from '@/ui/theme.svelte';
import { takeJoinKey } from '@/features/participants/join-key';
import { isEmbedded } from '@/lib/embedded';
import { followTranslators } from '@/lib/translated';
import { registerWorker } from '@/lib/register-worker';
import { mount } from 'svelte';
import App from './App.svelte';

startTheme();
followTranslators();
takeJoinKey();
// Frames keep to what their page says; a worker of theirs would look after no other page.
if (!isEmbedded()) registerWorker();
mount(App, { target: document.body });
