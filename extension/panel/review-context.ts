import type { WebviewMessage } from '../../server/contract/messages.ts';

export type PageContext = Omit<Extract<WebviewMessage, { kind: 'context' }>, 'kind'>;

type SetContext = (key: string, value: string | undefined) => void;

/** What holds while no page of the review is in front. */
const away = { scene: undefined, focus: 'away' };

/** The context keys that key bindings of the review depend on: those of the panel in front. */
export class ReviewContext<Panel> {
  readonly #set: SetContext;
  readonly #contexts = new Map<Panel, PageContext>();
  #active: Panel | null = null;

  constructor(set: SetContext) {
    this.#set = set;
    this.#show();
  }

  /**
   * The panel that a verb is for that is asked for now; null: none is in front, or something is typed
   * in it. The window's keys know of that only a moment later, and what they ask for meanwhile are
   * letters. Messages of a page and its keys come here in the order in which they were made.
   */
  get hearing(): Panel | null {
    const focus = this.#active === null ? null : this.#contexts.get(this.#active)?.focus;
    return focus === 'typing' ? null : this.#active;
  }

  /** Number of the last context that a panel's page has told; 0: none. */
  heard(panel: Panel): number {
    return this.#contexts.get(panel)?.number ?? 0;
  }

  /** A page tells what fills it and where its focus is. */
  take(panel: Panel, context: PageContext): void {
    this.#contexts.set(panel, context);
    if (panel === this.#active) this.#show();
  }

  /** A panel comes to the front, or goes from there. */
  setActive(panel: Panel, active: boolean): void {
    if (active) this.#active = panel;
    else if (this.#active === panel) this.#active = null;
    this.#show();
  }

  forget(panel: Panel): void {
    this.#contexts.delete(panel);
    this.setActive(panel, false);
  }

  #show(): void {
    const shown = this.#active === null ? undefined : this.#contexts.get(this.#active);
    const { scene, focus } = shown ?? away;
    this.#set('safari-sleuths.scene', scene);
    this.#set('safari-sleuths.focus', focus);
  }
}
