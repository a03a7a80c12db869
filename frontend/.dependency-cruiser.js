/** What any page may know of the features: their lists, and how to lay these out. */
const LISTS = '^src/features/(registry|feature|placed)[.]ts$|^src/features/Places[.]svelte$';
/** Every page in which a room is laid out is of a session. */
const SESSION = '^src/features/live_sessions/';

/**
 * What the pages' files may import: no circle, not even of types; of components only what they run; of the features,
 * outside their folders, only the lists. So a new feature changes no page, and another page can lay it out.
 */
export default {
  forbidden: [
    {
      name: 'no-feature-below',
      severity: 'error',
      from: { path: '^src/(contract|i18n|lib|realtime|rest|start|ui|worker)/' },
      to: { path: '^src/features/' },
    },
    {
      name: 'participant-by-list',
      severity: 'error',
      from: { path: '^src/participant/' },
      to: {
        path: '^src/features/',
        // Whoever comes must first become a participant, before there is a room to lay out.
        pathNot: [
          LISTS,
          SESSION,
          '^src/features/participants/',
          '^src/features/people/NicknameForm',
          '^src/features/privacy/OwnData',
          // Whoever opens the link of a session that is over gets no room.
          '^src/features/questions/afterwards/',
        ],
      },
    },
    {
      // Few people ask for their data, and some of them cannot join: it is part of no room, and loaded when asked for.
      name: 'own-data-when-asked',
      severity: 'error',
      from: { path: '^src/participant/' },
      to: { path: '^src/features/privacy/OwnData', dynamic: false },
    },
    {
      name: 'questions-afterwards-when-over',
      severity: 'error',
      from: { path: '^src/participant/' },
      to: { path: '^src/features/questions/afterwards/', dynamic: false },
    },
    {
      name: 'presenter-by-list',
      severity: 'error',
      from: { path: '^src/presenter/' },
      to: {
        path: '^src/features/',
        // Before any page is chosen, it is asked who is there: who has signed in, a co-host by an invitation, or a screen.
        pathNot: [
          LISTS,
          SESSION,
          '^src/features/identity/',
          '^src/features/co-hosts/co-host[.]',
          '^src/features/screens/',
          // Its address begins with that of a session; few open it.
          '^src/features/replay/ReplayPage',
        ],
      },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'is-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^svelte/internal' }, // what the compiler writes
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.svelte.ts', '.svelte', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'default'],
    },
  },
};
