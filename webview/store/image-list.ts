import { signal, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../server/contract/client.ts';
import type { ImageDocument, ImageSummary } from '../../server/contract/image.ts';
import { noFilters, toQuery, type ImageFilters } from './filters.ts';
import { createPagedList, type PagedList } from './paged-list.ts';
import { throttle } from './throttle.ts';

const pageSize = 100;
/** How far an image is looked for beyond what is loaded, in pages. */
const searchPages = 20;

/** The images of the open dataset under the present filters. */
export interface ImageList {
  list: PagedList<ImageSummary>;
  filters: ReadonlySignal<ImageFilters>;
  setFilters(filters: Partial<ImageFilters>): void;
  /** Row of an image, -1 when it is not held. */
  rowOf(image: string): number;
  /** Loads on until an image is held, as far as that is reasonable. */
  reveal(image: string): Promise<number>;
  neighbour(image: string | null, step: 1 | -1): Promise<string | null>;
  /** The next image, after this one, that waits for a decision. */
  nextToDecide(image: string | null): Promise<string | null>;
  /** An image's state as just saved or read. */
  show(document: ImageDocument): void;
  /** Something about an image has changed on the server. */
  touch(image: string): void;
  /** Images came or went. */
  resize(): void;
}

export function createImageList(call: Call, collection: string): ImageList {
  const filters = signal(noFilters);
  let lastRow = 0;

  const list = createPagedList<ImageSummary>({
    fetchPage: (query, abort) => {
      const full = { ...query, ...toQuery(filters.peek()) };
      return call('images.list', { params: { collection }, query: full }, abort);
    },
    key: (image) => image.id,
    pageSize,
  });

  const refreshSoon = throttle(() => void list.refresh(), 800);
  const reloadSoon = throttle(() => void list.reload(), 2000);

  const rowOf = (image: string) => {
    const row = list.find(({ id }) => id === image);
    if (row >= 0) lastRow = row;
    return row;
  };

  /** First row from `from` on that fits, loading on for a while. */
  const search = async (fits: (image: ImageSummary) => boolean, from: number) => {
    for (let page = 0; page <= searchPages; page++) {
      const row = list.find(fits, from);
      if (row >= 0 || !(await list.loadMore())) return list.find(fits, from);
    }
    return -1;
  };

  /** The row after an image; where it has left the list, the row that took its place. */
  const rowAfter = (image: string | null) => {
    if (image === null) return 0;
    const row = rowOf(image);
    return row >= 0 ? row + 1 : lastRow;
  };

  return {
    list,
    filters,
    setFilters: (part) => {
      filters.value = { ...filters.peek(), ...part };
      list.clear();
      lastRow = 0;
      void list.loadMore();
    },
    rowOf,
    reveal: async (image) => {
      const row = await search(({ id }) => id === image, 0);
      if (row >= 0) lastRow = row;
      return row;
    },
    neighbour: async (image, step) => {
      const after = rowAfter(image);
      if (step === 1) {
        const row = await search(() => true, after);
        return row >= 0 ? (list.at(row)?.id ?? null) : null;
      }
      const before = image !== null && rowOf(image) >= 0 ? after - 2 : after - 1;
      return list.at(before)?.id ?? null;
    },
    nextToDecide: async (image) => {
      const row = await search((one) => one.id !== image && waitsForDecision(one), rowAfter(image));
      return row >= 0 ? (list.at(row)?.id ?? null) : null;
    },
    show: (document) => list.replace({ ...document, problems: document.problems.length }),
    touch: (image) => {
      if (list.find(({ id }) => id === image) >= 0) refreshSoon();
    },
    resize: reloadSoon,
  };
}

/** Boxes that nobody has decided about, or nothing said of the image at all. */
export function waitsForDecision({ status, counts }: ImageSummary): boolean {
  return status !== 'unreadable' && (counts.proposed > 0 || status === 'unlabelled');
}
