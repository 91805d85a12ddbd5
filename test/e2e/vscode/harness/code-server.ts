import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { installCodeServer } from './install-code-server.ts';
import { run } from './run.ts';

/** What would ask questions, fetch something or take room in the window. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
};

export interface CodeServerOptions {
  /** A packaged extension to install. */
  vsix?: string;
  settings?: Record<string, unknown>;
  /** What the person has in keybindings.json. */
  keybindings?: readonly object[];
  /** Reaches the extension host. */
  env?: NodeJS.ProcessEnv;
}

async function writeSettings(home: string, settings: CodeServerOptions['settings']) {
  const file = path.join(home, 'data', 'User', 'settings.json');
  await fs.writeFile(file, JSON.stringify({ ...quietSettings, ...settings }));
}

/** A running workbench with a home of its own, which goes when it is stopped. */
export class CodeServer {
  readonly port: number;
  /** Home folder: data, settings, extensions, log. */
  readonly home: string;
  readonly #child: ChildProcess;

  private constructor(port: number, home: string, child: ChildProcess) {
    this.port = port;
    this.home = home;
    this.#child = child;
  }

  static async start(options: CodeServerOptions = {}): Promise<CodeServer> {
    const installed = await installCodeServer();
    const home = await fs.mkdtemp(path.join(os.tmpdir(), 'sleuths-vscode-'));
    const port = await freePort();
    const entry = path.join(installed, 'out', 'node', 'entry.js');
    const config = path.join(home, 'config.yaml');
    await fs.writeFile(config, '');
    const user = path.join(home, 'data', 'User');
    await fs.mkdir(user, { recursive: true });
    await writeSettings(home, options.settings);
    const keys = JSON.stringify(options.keybindings ?? []);
    await fs.writeFile(path.join(user, 'keybindings.json'), keys);

    const folders = ['--user-data-dir', path.join(home, 'data')];
    folders.push('--extensions-dir', path.join(home, 'ext'), '--config', config);
    const env = {
      ...process.env,
      ...options.env,
      HOME: home,
      EXTENSIONS_GALLERY: '{}',
      // A test runner's flags are not for the editor.
      NODE_OPTIONS: '',
    };
    if (options.vsix) {
      const install = [entry, ...folders, '--install-extension', options.vsix];
      await run(process.execPath, install, { env }).catch(async (error: unknown) => {
        await fs.rm(home, { recursive: true, force: true });
        throw error;
      });
    }
    const flags = ['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry'];
    flags.push('--disable-update-check', '--disable-workspace-trust');
    flags.push('--disable-getting-started-override', '--reconnection-grace-time', '2');
    flags.push('--vscode-option', 'enable-smoke-test-driver');
    const log = createWriteStream(path.join(home, 'code-server.log'));
    const child = spawn(process.execPath, [entry, ...folders, ...flags], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(log);
    child.stderr.pipe(log);
    const server = new CodeServer(port, home, child);
    await server.#ready();
    return server;
  }

  /** Address of a window with a folder open in it. */
  url(folder: string, query: Record<string, string> = {}): string {
    return `http://127.0.0.1:${this.port}/?${new URLSearchParams({ folder, ...query }).toString()}`;
  }

  /** Replaces the person's settings; a window has them once it is loaded again. */
  async set(settings: Record<string, unknown>): Promise<void> {
    await writeSettings(this.home, settings);
  }

  /** Ends the workbench with all it started, and deletes its home. */
  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    if (this.#child.exitCode === null && this.#child.kill('SIGTERM')) await ended;
    // Extension hosts notice a moment later, and still write into their data folder.
    await fs.rm(this.home, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }

  async #ready(): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline && this.#child.exitCode === null) {
      const answer = await fetch(`http://127.0.0.1:${this.port}/healthz`).catch(() => null);
      if (answer?.ok) return;
      await delay(100);
    }
    const log = await fs.readFile(path.join(this.home, 'code-server.log'), 'utf8');
    await this.stop();
    throw new Error(`code-server did not start.\n${log}`);
  }
}
