import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { ARROWS } from './scripts/architecture.mjs';

const FOLDERS = Object.keys(ARROWS);

/** Packages that only these files may import. */
const PACKAGES = [
  { regex: '^vscode$', only: /^host$/, message: 'Only host knows VS Code.' },
  { regex: '^@tensorflow/', only: /^tensorflow$/, message: 'Only engine/tensorflow.ts imports TensorFlow.js.' },
  { regex: '^node:', only: /^cli$/, message: 'This also runs where there is no Node.' },
];

/** The only files of folders that also run in browsers which may know Node. */
const NODE_ONLY = ['src/host/node/**/*.ts', 'src/compute/node*.ts', 'src/compute/startNodeWorker.ts'];
const NODE_GLOBALS = ['Buffer', 'process', 'require', '__dirname', '__filename', 'setImmediate'];

/** Texts can only be found by a tool where they stand as they are, and be translated once the language is known. */
const translatable = {
  create: (context) => ({
    CallExpression(node) {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.property.name !== 't') return;
      if (!/(^|\.)l10n$/.test(context.sourceCode.getText(callee.object))) return;
      const [text] = node.arguments;
      if (text?.type !== 'Literal' && text?.type !== 'ObjectExpression') {
        context.report({ node, message: 'Give l10n.t a text as it is, and what is put in as arguments.' });
      }
      // A field of an object gets its value when the object is made.
      const isInFunction = context.sourceCode
        .getAncestors(node)
        .some((around) => /Function/.test(around.type) || (around.type === 'PropertyDefinition' && !around.static));
      if (!isInFunction)
        context.report({ node, message: 'Translate in a function: modules load before the language.' });
    },
  }),
};

const restrict = (name, allowed) => [
  {
    regex: `^(\\.\\./)+(${FOLDERS.filter((folder) => folder !== name && !allowed.includes(folder)).join('|')})(/|$)`,
    message: `src/${name} may only import ${allowed.join(', ') || 'its own files'}.`,
  },
  ...PACKAGES.filter(({ only }) => !only.test(name)).map(({ regex, message }) => ({ regex, message })),
];

export default defineConfig(
  // AssemblyScript only looks like TypeScript; its own compiler checks it.
  { ignores: ['dist/', 'out/', '.vscode-test/', 'test/fixtures/', 'wasm/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { convscope: { rules: { translatable } } },
    rules: {
      'convscope/translatable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, number: true } }],
      '@typescript-eslint/dot-notation': 'off',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  ...FOLDERS.map((name) => ({
    files: [`src/${name}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns: restrict(name, ARROWS[name]) }] },
  })),
  ...['host', 'compute'].map((name) => ({
    files: NODE_ONLY.filter((pattern) => pattern.startsWith(`src/${name}/`)),
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: restrict(name, ARROWS[name]).filter(({ regex }) => regex !== '^node:') },
      ],
    },
  })),
  {
    files: ['src/{host,compute}/**/*.ts'],
    ignores: NODE_ONLY,
    rules: { 'no-restricted-globals': ['error', ...NODE_GLOBALS] },
  },
  {
    // VS Code runs web extensions as functions made of text, and so it has to be with their parts.
    files: ['src/host/web/lateParts.ts'],
    rules: { '@typescript-eslint/no-implied-eval': 'off' },
  },
  {
    files: ['src/engine/tensorflow.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: restrict('engine', ARROWS.engine).filter(({ regex }) => !regex.includes('tensorflow')) },
      ],
    },
  },
  {
    files: ['**/*.mjs', '*.js', 'scripts/**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        __filename: 'readonly',
        performance: 'readonly',
        requestAnimationFrame: 'readonly',
      },
    },
    rules: { eqeqeq: 'error' },
  },
);
