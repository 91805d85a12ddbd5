// Which room of the house may know which. `npm run check` fails when a rule is broken.
const rooms = [
  'dataset',
  'vision',
  'gallery',
  'identity',
  'catalogue',
  'jobs',
  'formats',
  'training',
];
const room = (name) => `^server/${name}/`;
const contract = '^server/contract/';

/** A room of the server that may import itself, the contract and what is named. */
const only = (name, ...others) => ({
  name: `${name}-knows-only-${['contract', ...others].join('-and-')}`,
  severity: 'error',
  from: { path: room(name) },
  to: {
    path: '^(server|extension|webview|models|datasets|test)/',
    pathNot: [room(name), contract, '^server/worker-file', ...others.map(room)],
  },
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'contract-knows-nobody',
      severity: 'error',
      from: { path: contract },
      to: { path: '^(server|extension|webview|models|datasets|test)/', pathNot: contract },
    },
    {
      name: 'extension-and-webview-know-only-the-contract',
      severity: 'error',
      from: { path: '^(extension|webview)/' },
      to: { path: '^(server|models|datasets|test)/', pathNot: contract },
    },
    {
      name: 'extension-and-webview-are-strangers',
      severity: 'error',
      from: { path: '^(extension|webview)/' },
      to: { path: '^(extension|webview)/', pathNot: '^$1/' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-file-system-in-gallery-and-identity',
      severity: 'error',
      from: { path: '^server/(gallery|identity)/' },
      to: { path: '^(node:)?fs' },
    },
    {
      name: 'only-the-command-line-knows-all',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/cli/' },
      to: { path: '^server/cli/' },
    },
    {
      name: 'development-packages-stay-out-of-the-product',
      severity: 'error',
      from: { path: '^(extension|server|models|datasets)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'models-know-the-contract-and-the-detector-heads',
      severity: 'error',
      from: { path: '^models/' },
      to: {
        path: '^(server|extension|webview|datasets)/',
        pathNot: [contract, '^server/vision/heads/', '^server/worker-file'],
      },
    },
    {
      name: 'datasets-know-the-contract-and-the-sidecars',
      severity: 'error',
      from: { path: '^datasets/' },
      to: {
        path: '^(server|extension|webview|models)/',
        pathNot: [contract, '^server/dataset/', '^server/worker-file'],
      },
    },
    ...rooms.filter((name) => name !== 'training').map((name) => only(name)),
    only('exploration', 'identity'),
    only('training', 'vision', 'dataset', 'gallery', 'identity'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node'],
    },
  },
};
