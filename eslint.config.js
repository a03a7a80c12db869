import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/test-results/',
      '**/playwright-report/',
      'frontend/src/contract/',
      'backend/',
      '.venv/',
      '.venv-audit/',
      '.venv-load/',
      '.venv-protocol/',
      '.venv-exchange/',
      '.venv-exchange-connector/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      complexity: ['error', 10],
      eqeqeq: 'error',
      'max-depth': ['error', 3],
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', 25],
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: {
        // Types cost more than all other rules together: `make check` asks for them, `make test` does not.
        projectService: process.env.LINT_TYPES === '1',
        extraFileExtensions: ['.svelte'],
        parser: ts.parser,
      },
    },
    rules: {
      // Pages move by plain links and one small router; there is no SvelteKit to resolve paths.
      'svelte/no-navigation-without-resolve': 'off',
      // Sets and dates inside the stores are bookkeeping that no template reads.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    // A `describe` or `test.describe` block is a list of cases, not one long function.
    files: ['**/*.test.ts', '**/*.spec.ts', 'tests/e2e/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
