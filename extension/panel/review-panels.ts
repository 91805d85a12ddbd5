import path from 'node:path';
import * as vscode from 'vscode';
import { Disposable } from '../disposable.ts';
import type { Verb } from '../../server/contract/verbs.ts';
import type { Log } from '../log.ts';
import type { Server } from '../server/server.ts';
import { KnownDatasets } from './known-datasets.ts';
import { readPlace } from './panel-state.ts';
import { ReviewContext } from './review-context.ts';
import { ReviewPanel } from './review-panel.ts';
import { UnsavedStore } from './unsaved-store.ts';

const viewType = 'safari-sleuths.review';

/** The window's review panels, one a dataset. They come back when the window is reloaded. */
export class ReviewPanels extends Disposable implements vscode.WebviewPanelSerializer {
  readonly #panels = new Set<ReviewPanel>();
  readonly #known: KnownDatasets;
  readonly #unsaved: UnsavedStore;
  readonly #context = new ReviewContext<ReviewPanel>((key, value) => {
    void vscode.commands.executeCommand('setContext', key, value);
  });
  readonly #extension: vscode.Uri;
  readonly #server: Server;
  readonly #log: Log;

  constructor(context: vscode.ExtensionContext, server: Server, log: Log) {
    super();
    this.#extension = context.extensionUri;
    this.#known = new KnownDatasets(context.workspaceState);
    this.#unsaved = new UnsavedStore(context.workspaceState);
    this.#server = server;
    this.#log = log;
    this.register(vscode.window.registerWebviewPanelSerializer(viewType, this));
  }

  /** Shows a dataset, in the panel that it has or in a new one. */
  show(datasetPath: string, image: string | null = null): void {
    const shown = this.#panelOf(datasetPath);
    if (shown) return shown.reveal(image);
    const panel = vscode.window.createWebviewPanel(
      viewType,
      path.basename(datasetPath),
      vscode.ViewColumn.Active,
      // Hidden, it keeps its place in the list and its undo stack; a reload restores the rest.
      { retainContextWhenHidden: true, enableFindWidget: false },
    );
    this.#fill(panel, datasetPath, image);
  }

  /** Carries out a verb in the panel in front. */
  run(verb: Verb): void {
    const panel = this.#context.hearing;
    panel?.run(verb, this.#context.heard(panel));
  }

  /** Called by VS Code for each panel that was open before the window was reloaded. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, kept: unknown): Promise<void> {
    const place = readPlace(kept);
    const datasetPath = place?.collection ? this.#known.path(place.collection) : null;
    // One that cannot be told, or that has a panel already, would stay blank for ever.
    if (!datasetPath || this.#panelOf(datasetPath)) panel.dispose();
    else this.#fill(panel, datasetPath, place?.image ?? null);
    return Promise.resolve();
  }

  #fill(panel: vscode.WebviewPanel, datasetPath: string, image: string | null): void {
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.#extension, 'media', 'tab-light.svg'),
      dark: vscode.Uri.joinPath(this.#extension, 'media', 'tab-dark.svg'),
    };
    const review = new ReviewPanel({
      panel,
      path: datasetPath,
      image,
      server: this.#server,
      pageFolder: vscode.Uri.joinPath(this.#extension, 'dist', 'webview').fsPath,
      chooseDataset: async () => {
        await vscode.commands.executeCommand('safari-sleuths.openDataset');
      },
      unsaved: this.#unsaved,
      shown: (collection, from) => this.#known.remember(collection.id, from),
      log: this.#log,
    });
    this.#panels.add(review);
    review.onContext((context) => this.#context.take(review, context));
    this.#context.setActive(review, panel.active);
    panel.onDidChangeViewState(() => this.#context.setActive(review, panel.active));
    review.onDispose(() => {
      this.#panels.delete(review);
      this.#context.forget(review);
      this.#tellUnsaved(review);
    });
  }

  /** A tab cannot be kept from closing; that decisions wait for the next one must be known. */
  #tellUnsaved({ path: datasetPath, collection }: ReviewPanel): void {
    const count = collection ? this.#unsaved.read(collection).length : 0;
    if (count === 0) return;
    const reopen = vscode.l10n.t('Open Again');
    const message = vscode.l10n.t(
      'Decisions about {0} photographs are not saved yet. They are kept, and saved when the dataset is open again.',
      count,
    );
    void vscode.window.showWarningMessage(message, reopen).then((chosen) => {
      if (chosen === reopen) this.show(datasetPath);
    });
  }

  #panelOf(datasetPath: string): ReviewPanel | undefined {
    return [...this.#panels].find((panel) => key(panel.path) === key(datasetPath));
  }
}

/** One key for the spellings of a path that a dialog, a setting and the explorer may give. */
function key(datasetPath: string): string {
  const resolved = path.resolve(datasetPath);
  return process.platform === 'win32' ? resolved.toLowerCase() : resolved;
}
