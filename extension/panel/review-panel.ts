import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Call } from '../../server/contract/client.ts';
import type { Collection } from '../../server/contract/collection.ts';
import type { Connection, HostMessage, StartState } from '../../server/contract/messages.ts';
import type { Verb } from '../../server/contract/verbs.ts';
import { Disposable } from '../disposable.ts';
import { Emitter } from '../emitter.ts';
import type { Log } from '../log.ts';
import type { Server } from '../server/server.ts';
import { concerns, Dataset } from './dataset.ts';
import { MessageRouter } from './message-router.ts';
import { panelPage } from './page.ts';
import { ResourceRoots } from './resource-roots.ts';
import type { PageContext } from './review-context.ts';
import type { UnsavedStore } from './unsaved-store.ts';

export interface ReviewPanelOptions {
  panel: vscode.WebviewPanel;
  /** The dataset's folder, or its data.yaml. */
  path: string;
  /** Image to show first. */
  image: string | null;
  server: Server;
  /** `dist/webview` of this extension. */
  pageFolder: string;
  /** Lets the person choose another dataset and shows it in its own panel. */
  chooseDataset(): Promise<void>;
  /** Where decisions wait that the page could not save. */
  unsaved: UnsavedStore;
  /** Told when another dataset is in the panel than before. */
  shown(collection: Collection, datasetPath: string): void;
  log: Log;
}

/** One dataset in an editor tab: the page, and the messages that connect it to the server. */
export class ReviewPanel extends Disposable {
  readonly #options: ReviewPanelOptions;
  readonly #roots: ResourceRoots;
  #dataset: Dataset;
  #collection: Collection | null = null;
  readonly #contexts = new Emitter<PageContext>();

  constructor(options: ReviewPanelOptions) {
    super();
    const { panel, server, pageFolder } = options;
    this.#options = options;
    this.#dataset = new Dataset(options.path, server.call);
    this.#roots = new ResourceRoots([pageFolder, this.#dataset.folder]);
    const router = this.register(
      new MessageRouter(
        {
          call: this.#call,
          fileUrl: (file) => this.#fileUrl(file),
          start: () => this.#start(),
          chooseFolder: () => options.chooseDataset().then(() => null),
          unsaved: options.unsaved,
          showContext: (context) => this.#contexts.fire(context),
          openKeys: async () => {
            const keys = 'workbench.action.openGlobalKeybindings';
            await vscode.commands.executeCommand(keys, 'safari-sleuths.review');
          },
        },
        (message) => this.#post(message),
      ),
    );
    this.register(panel.webview.onDidReceiveMessage((message) => router.receive(message)));
    this.register(
      server.onEvent((event) => {
        if (this.#collection && concerns(event, this.#collection.id)) {
          this.#post({ kind: 'event', event });
        }
      }),
    );
    this.register(server.onConnection((connection) => void this.#follow(connection)));
    panel.onDidDispose(() => this.dispose());
    this.#load().catch((error: unknown) => {
      options.log.error(String(error));
      void vscode.window.showErrorMessage(`The review page could not be read. ${String(error)}`);
    });
  }

  /** The dataset that it shows: its folder, or its data.yaml. */
  get path(): string {
    return this.#dataset.path;
  }

  /** Id of the dataset that it shows; null before it is open. */
  get collection(): string | null {
    return this.#collection?.id ?? null;
  }

  /** Told what fills the page and where its focus is. */
  onContext(listener: (context: PageContext) => void): void {
    this.register(this.#contexts.on(listener));
  }

  /** @param heard number of the page's context under which the verb was asked for */
  run(verb: Verb, heard: number): void {
    this.#post({ kind: 'verb', verb, heard });
  }

  onDispose(listener: () => void): void {
    this.register({ dispose: listener });
  }

  /** Brings the tab to the front, at an image if one is given. */
  reveal(image: string | null): void {
    this.#options.panel.reveal();
    if (!image || !this.#collection) return;
    this.#post({ kind: 'show', start: { collection: this.#collection.id, image } });
  }

  async #load(): Promise<void> {
    const { panel, pageFolder } = this.#options;
    panel.title = path.basename(this.#dataset.folder);
    const html = await readFile(path.join(pageFolder, 'index.html'), 'utf8');
    if (this.disposed) return;
    this.#allowRoots();
    panel.webview.html = panelPage({
      html,
      resourceUrl: (file) => this.#webviewUri(path.join(pageFolder, file)),
      source: panel.webview.cspSource,
      nonce: randomBytes(16).toString('base64'),
    });
  }

  async #start(): Promise<StartState> {
    const collection = await this.#dataset.open();
    this.#show(collection);
    // The page hears of changes only; this panel may have come after the last one.
    this.#post({ kind: 'connection', connection: this.#options.server.connection });
    return { collection: collection.id, image: this.#options.image };
  }

  /** The page's own calls. By them it may change to a dataset that was opened before. */
  readonly #call: Call = async (name, input, signal) => {
    const reply = await this.#options.server.call(name, input, signal);
    if (name === 'collections.get') this.#show(reply as Collection);
    return reply;
  };

  #show(collection: Collection): void {
    if (this.disposed || collection.id === this.#collection?.id) return;
    if (this.#collection) {
      this.#dataset = new Dataset(collection.path, this.#options.server.call);
    }
    this.#collection = collection;
    this.#options.panel.title = collection.name;
    // Elsewhere than the data.yaml that was opened, or another dataset.
    if (this.#roots.includeFolder(collection.path)) this.#allowRoots();
    this.#options.shown(collection, this.path);
  }

  async #follow(connection: Connection): Promise<void> {
    // A server that has just started knows of no dataset; the page may ask only after this.
    if (connection === 'connected' && this.#collection) {
      await this.#dataset.reopen().catch((error: unknown) => {
        this.#options.log.error(`${this.path}: ${String(error)}`);
      });
    }
    this.#post({ kind: 'connection', connection });
  }

  #fileUrl(file: string): string {
    // Sets the page anew, with the state that it kept: rare, once for each folder elsewhere.
    if (this.#roots.includeFile(file)) this.#allowRoots();
    return this.#webviewUri(file);
  }

  #allowRoots(): void {
    this.#options.panel.webview.options = {
      enableScripts: true,
      localResourceRoots: this.#roots.folders.map((folder) => vscode.Uri.file(folder)),
    };
  }

  #webviewUri(file: string): string {
    return this.#options.panel.webview.asWebviewUri(vscode.Uri.file(file)).toString();
  }

  #post(message: HostMessage): void {
    if (!this.disposed) void this.#options.panel.webview.postMessage(message);
  }
}
