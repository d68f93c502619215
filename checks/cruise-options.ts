import type { ICruiseOptions } from 'dependency-cruiser'

/** How modules are found, on the command line and in checks/boundaries.ts. */
export const options: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  // What is built, and what runs in a browser: its imports are addresses.
  exclude: { path: '^(contract|spec/client)/dist/|^src/adapters/files/pages/' },
  tsPreCompilationDeps: true,
  combinedDependencies: true,
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['tg-source', 'import', 'node', 'default', 'types'],
    extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
  },
}
