import { effect, untracked } from '@preact/signals';
import type { Call } from '../../server/contract/client.ts';
import { createFacets, type FacetCounts } from './facets.ts';
import { createImageList, type ImageList } from './image-list.ts';
import { createNavigation, type Navigation } from './navigation.ts';
import { createPictures, type LoadPicture, type Pictures } from './pictures.ts';
import { createPrefetch, type Prefetch } from './prefetch.ts';
import { createQueue, type Queue } from './queue.ts';
import type { QueueMemory } from './queue-memory.ts';

/** The queue of images and everything that is at hand of it. */
export interface ImageWork {
  queue: Queue;
  images: ImageList;
  navigation: Navigation;
  facets: FacetCounts;
  pictures: Pictures;
  prefetch: Prefetch;
}

export interface ImageWorkOptions {
  call: Call;
  collection: string;
  memory: QueueMemory;
  loadPicture: LoadPicture;
}

export function createImageWork(options: ImageWorkOptions): ImageWork {
  const { call, collection, memory } = options;
  const queue = createQueue(memory);
  const images = createImageList(call, collection, queue);
  const navigation = createNavigation(call, collection, queue);
  const facets = createFacets(call, collection, queue);
  const pictures = createPictures(options.loadPicture);
  const prefetch = createPrefetch({
    call,
    collection,
    pictures,
    wanted: navigation.wanted,
    naming: queue.naming,
    onRead: (document) => navigation.note(document),
  });
  return { queue, images, navigation, facets, pictures, prefetch };
}

/** Keeps the list and what is at hand where the person is. */
export function followReview(
  { queue, images, navigation }: ImageWork,
  review: { image: { value: string | null } },
): void {
  const reveal = (image: string) => void images.reveal(image).catch(() => {});
  effect(() => {
    const image = review.image.value;
    untracked(() => navigation.at(image));
  });
  effect(() => {
    const image = review.image.value;
    const listed = queue.mode.value === 'images';
    if (image !== null && listed) untracked(() => reveal(image));
  });
  let before = '';
  effect(() => {
    const now = JSON.stringify([queue.query.value, queue.order.value]);
    if (before !== '' && before !== now) {
      untracked(() => {
        const image = review.image.value;
        void images.restart().then(() => image !== null && reveal(image));
      });
    }
    before = now;
  });
}
