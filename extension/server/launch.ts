/** How the server is started: a program, its arguments and its environment. */
export interface Launch {
  /** The secret that the server will ask every caller for; `env` hands it over. */
  token: string;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
}

/** Settings that the server takes as flags; an empty one is left to the server. */
export interface ServerSettings {
  provider: string;
  detector: string;
  embedder: string;
  /** From 0 to 1; null leaves it to the server. */
  confidence: number | null;
}

export interface LaunchOptions {
  /** The editor's own executable: Node, or Electron that can be Node. */
  node: string;
  /** `dist/cli.js` of this extension. */
  cli: string;
  token: string;
  /** Folder for weights, outside the extension so that an update keeps them. */
  models: string;
  settings: ServerSettings;
  env: NodeJS.ProcessEnv;
}

/** The command line of one server for this window. */
export function serverLaunch(options: LaunchOptions): Launch {
  const { provider, detector, embedder, confidence } = options.settings;
  const args = [options.cli, 'serve', '--port', '0', '--no-open', '--json', '--exit-with-parent'];
  if (provider) args.push('--provider', provider);
  if (detector) args.push('--detector', detector);
  if (embedder) args.push('--embedder', embedder);
  if (confidence !== null) args.push('--confidence', String(confidence));
  return { token: options.token, command: options.node, args, env: serverEnvironment(options) };
}

function serverEnvironment(options: LaunchOptions): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...options.env,
    // Electron's executable behaves as Node with this; real Node ignores it.
    ELECTRON_RUN_AS_NODE: '1',
    // Not an argument: a command line is visible to every user of the machine.
    SLEUTHS_TOKEN: options.token,
    // One that is set already is a folder shared by several tools, or a test's.
    SLEUTHS_MODELS: options.env['SLEUTHS_MODELS'] ?? options.models,
  };
  // Meant for the extension host: a debugger's preload or a snapshot flag would break the server.
  delete env['NODE_OPTIONS'];
  return env;
}
