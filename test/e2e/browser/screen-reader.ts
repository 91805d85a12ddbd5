import type { CDPSession, Page } from 'playwright-core';

/** One element as the browser tells it to a screen reader. */
export interface Spoken {
  role: string;
  name: string;
  description: string;
  /** What the page calls its role, where the role alone would not say. */
  roleDescription: string;
  /** The entry that is chosen within it. */
  active: string | null;
}

interface HeardWindow {
  heard?: string[];
}

type Node = Awaited<ReturnType<typeof accessibilityTree>>[number];

/** What somebody who uses the page by ear is told: by the browser's accessibility tree. */
export class ScreenReader {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async attach(page: Page): Promise<ScreenReader> {
    await page.evaluate(listen);
    return new ScreenReader(page, await page.context().newCDPSession(page));
  }

  /** The element that has the focus. */
  async focus(): Promise<Spoken> {
    const nodes = await accessibilityTree(this.#session);
    const focused = nodes.findLast((node) => property(node, 'focused')?.value === true);
    if (!focused) throw new Error('Nothing has the focus.');
    const active = property(focused, 'activedescendant')?.relatedNodes?.[0]?.backendDOMNodeId;
    const entry = nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === active);
    return {
      role: textOf(focused.role),
      name: textOf(focused.name),
      description: textOf(focused.description),
      roleDescription: String(property(focused, 'roledescription')?.value ?? ''),
      active: active !== undefined && entry ? textOf(entry.name) : null,
    };
  }

  /** Goes on with Tab until something fits; what was passed, it included. */
  async tabTo(fits: (spoken: Spoken) => boolean): Promise<Spoken[]> {
    const passed: Spoken[] = [];
    while (passed.length < 60) {
      await this.#page.keyboard.press('Tab');
      const spoken = await this.focus();
      passed.push(spoken);
      if (fits(spoken)) return passed;
    }
    throw new Error(`Not found by Tab among ${passed.map(({ name }) => name).join(', ')}.`);
  }

  /** What live regions have said since this was asked last. */
  async heard(): Promise<string[]> {
    return this.#page.evaluate(() => (window as HeardWindow).heard?.splice(0) ?? []);
  }
}

async function accessibilityTree(session: CDPSession) {
  return (await session.send('Accessibility.getFullAXTree')).nodes;
}

const property = ({ properties }: Node, name: string) =>
  properties?.find((one) => one.name === name)?.value;

const textOf = (value: Node['name']): string => (value?.value as string | undefined) ?? '';

/** In the page: notes the whole text of every live region that changes, as it is read out. */
function listen(): void {
  const heard: string[] = [];
  (window as HeardWindow).heard = heard;
  const live = '[role=status], [role=alert]';
  const observer = new MutationObserver((records) => {
    const regions = new Set<Element>();
    for (const { target, addedNodes } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const region = element?.closest(live);
      if (region) regions.add(region);
      for (const added of addedNodes) {
        if (!(added instanceof Element)) continue;
        // An alert is read out when it comes; another live region only when it changes.
        if (added.matches('[role=alert]')) regions.add(added);
        for (const alert of added.querySelectorAll('[role=alert]')) regions.add(alert);
      }
    }
    for (const region of regions) {
      const text = region.textContent.replace(/\s+/g, ' ').trim();
      if (text !== '') heard.push(text);
    }
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}
