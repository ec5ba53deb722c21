import { ARROWS } from './scripts/architecture.mjs';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    ...Object.entries(ARROWS).map(([folder, allowed]) => ({
      name: `arrows-of-${folder}`,
      severity: /** @type {const} */ ('error'),
      from: { path: `^src/${folder}/` },
      to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count: a circle of types is one for the reader, too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.bundle.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
