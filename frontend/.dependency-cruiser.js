/** What any page may know of the features: their lists, and how to lay these out. */
const LISTS = '^src/features/(registry|feature|placed)[.]ts$|^src/features/Places[.]svelte$';
/** Parts of no room that few people ask for; some of these people get no room at all. */
const ASKED_FOR =
  '^src/features/(privacy/OwnData|questions/afterwards/Afterwards|screens/embed/EmbedPage|replay/ReplayPage)[.]';
/** Below all features: contract, connection, components, texts. No page either, but each has a start of its own. */
const BELOW = '^src/(contract|docs|help|i18n|lib|realtime|rest|start|ui|worker)/';

/**
 * What the pages' files may import: no circle, not even of types; of components only what they run; of the features,
 * outside their folders, only the lists and the files that are named here. So a new feature changes no page, and another
 * page can lay it out.
 */
export default {
  forbidden: [
    {
      name: 'no-feature-below',
      severity: 'error',
      from: { path: BELOW },
      to: { path: '^src/features/' },
    },
    {
      name: 'no-page-below',
      severity: 'error',
      from: { path: [BELOW, '^src/features/'] },
      to: { path: '^src/(participant|presenter)/' },
    },
    {
      name: 'no-page-of-others',
      severity: 'error',
      from: { path: '^src/(participant|presenter)/' },
      to: { path: '^src/(participant|presenter)/', pathNot: '^src/$1/' },
    },
    {
      name: 'participant-by-list',
      severity: 'error',
      from: { path: '^src/participant/' },
      to: {
        path: '^src/features/',
        pathNot: [
          LISTS,
          '^src/features/live_sessions/(session[.]svelte|ParticipantCount|StatusPill)[.]',
          // Whoever comes must first become a participant, before there is a room to lay out.
          '^src/features/participants/',
          '^src/features/people/NicknameForm[.]',
          ASKED_FOR,
        ],
      },
    },
    {
      name: 'presenter-by-list',
      severity: 'error',
      from: { path: '^src/presenter/' },
      to: {
        path: '^src/features/',
        pathNot: [
          LISTS,
          '^src/features/live_sessions/(session-control[.]svelte|kept-session|deletion|FeatureSwitch)[.]',
          // Before any page is chosen, it is asked who is there: who has signed in, a co-host by an invitation, or a screen.
          '^src/features/identity/(account[.]svelte|find-actor|refresh|sign-in|RestorePage)[.]',
          '^src/features/co-hosts/co-host[.]',
          '^src/features/screens/(screen-access[.]svelte|ScreenPage|ScreenOver)[.]',
          ASKED_FOR,
        ],
      },
    },
    {
      name: 'loaded-when-asked-for',
      severity: 'error',
      from: { path: '^src/(participant|presenter)/' },
      to: { path: ASKED_FOR, dynamic: false },
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
