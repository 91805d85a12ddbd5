import { expect, test } from 'vitest';
import { serverLaunch } from '../../../extension/server/launch.ts';

const options = {
  node: '/editor',
  cli: '/extension/dist/cli.js',
  token: 'secret',
  models: '/storage/models',
  env: { PATH: '/bin', NODE_OPTIONS: '--inspect' },
  settings: { provider: '', detector: '', embedder: '', confidence: null },
};

test('settings that are not set leave the choice to the server', () => {
  expect(serverLaunch(options).args).toEqual(
    '/extension/dist/cli.js serve --port 0 --no-open --json --exit-with-parent'.split(' '),
  );
});

test('settings become flags', () => {
  const settings = { provider: 'cpu', detector: 'a b', embedder: 'e', confidence: 0 };
  expect(serverLaunch({ ...options, settings }).args.slice(7)).toEqual([
    '--provider',
    'cpu',
    '--detector',
    'a b',
    '--embedder',
    'e',
    '--confidence',
    '0',
  ]);
});

test('the token is in the environment and not on the command line', () => {
  const { args, env, token } = serverLaunch(options);
  expect(args.join(' ')).not.toContain('secret');
  expect(token).toBe('secret');
  expect(env).toEqual({
    PATH: '/bin',
    ELECTRON_RUN_AS_NODE: '1',
    SLEUTHS_TOKEN: 'secret',
    SLEUTHS_MODELS: '/storage/models',
  });
});

test('a folder for models that is already chosen is kept', () => {
  const env = { SLEUTHS_MODELS: '/shared/models' };
  expect(serverLaunch({ ...options, env }).env['SLEUTHS_MODELS']).toBe('/shared/models');
});
