import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { PhotoControls } from '../../keyboard/photo-controls.ts';
import { createGlide } from '../../store/glide.ts';
import { closeCompare } from '../../store/open-compare.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { useApp, useSession } from '../context.ts';
import { displayFrames } from '../photo/frames.ts';
import { useFocusRequest } from '../use-focus-request.ts';
import { CandidateSide } from './CandidateSide.tsx';
import { CandidateStrip } from './CandidateStrip.tsx';
import { CompareToolbar } from './CompareToolbar.tsx';
import { QuerySide } from './QuerySide.tsx';
import { usePrefetchCrops } from './use-prefetch-crops.ts';
import { Verdicts } from './Verdicts.tsx';

/** A box beside the known individuals it may be: the look that decides who it is. */
export function CompareScene({ controls }: { controls: RefObject<PhotoControls | null> }) {
  const app = useApp();
  const session = useSession();
  const { review, compare } = session;
  const element = useRef<HTMLDivElement>(null);
  const glide = useMemo(
    () => createGlide((factor) => compare.zoom('query', factor), displayFrames),
    [compare],
  );
  usePrefetchCrops();
  useFocusRequest('photo', element);

  useLayoutEffect(() => {
    controls.current = {
      zoom: (factor) => glide.zoom(factor),
      fit: () => compare.fit(),
      actualSize: () => compare.actualSize(devicePixelRatio),
      cancelGesture: () => false,
    };
    return () => {
      controls.current = null;
    };
  }, [controls, compare, glide]);

  // Nothing is left to compare: the list has come to its end, or the box is gone.
  const gone = review.document.value !== null && review.selected.value === null;
  useEffect(() => {
    if (gone) closeCompare(app, session);
  }, [gone]);

  return (
    <div
      class="compare-scene"
      ref={element}
      tabIndex={-1}
      aria-label={texts.compare.label}
      role="group"
    >
      <CompareToolbar onZoom={(factor) => glide.zoom(factor)} />
      {review.selected.value ? (
        <div class="compare-sides">
          <QuerySide />
          <CandidateSide />
        </div>
      ) : (
        <EmptyState icon="git-compare" title={texts.photo.loading} />
      )}
      <Verdicts />
      <CandidateStrip />
    </div>
  );
}
