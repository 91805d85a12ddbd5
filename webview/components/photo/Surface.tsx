import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ImageDocument } from '../../../server/contract/image.ts';
import { toRect } from '../../geometry/rect.ts';
import { rectToScreen } from '../../geometry/viewport.ts';
import type { PhotoControls } from '../../keyboard/photo-controls.ts';
import type { PhotoView } from '../../store/photo-view.ts';
import { visible } from '../../store/review.ts';
import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';
import { useFocusRequest } from '../use-focus-request.ts';
import { BoxLabels } from './BoxLabels.tsx';
import { BoxLayer } from './BoxLayer.tsx';
import { Picture } from './Picture.tsx';
import type { ScreenBox } from './screen-box.ts';
import { SelectionStatus } from './SelectionStatus.tsx';
import { usePointer } from './use-pointer.ts';

export interface SurfaceProps {
  /** null while it is read; the pane stays, so that it keeps the focus. */
  document: ImageDocument | null;
  view: PhotoView;
  controls: RefObject<PhotoControls | null>;
}

/** Picture and boxes, one over the other, under one pointer. */
export function Surface({ document, view, controls }: SurfaceProps) {
  const { ui } = useApp();
  const { review } = useSession();
  const element = useRef<HTMLDivElement>(null);
  const size = review.size.value;
  const viewport = view.view.value;
  const selected = review.selected.value?.id ?? null;

  const boxes: ScreenBox[] =
    document && size
      ? visible(document, ui.showRejected.value).map((annotation) => {
          const imageRect = toRect(annotation.box, size);
          return {
            id: annotation.id,
            annotation,
            imageRect,
            rect: rectToScreen(imageRect, viewport),
          };
        })
      : [];

  const pointer = usePointer({ element, view, size, boxes });
  controls.current = {
    zoom: (factor) => view.zoom(factor),
    fit: () => view.fit(),
    actualSize: () => view.actualSize(devicePixelRatio),
    cancelGesture: pointer.cancel,
  };

  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() =>
      view.resize({ width: current.clientWidth, height: current.clientHeight }),
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [view]);

  useLayoutEffect(() => {
    if (size) view.show(size);
  }, [view, document?.id, size?.width, size?.height]);

  useEffect(() => {
    const chosen = boxes.find(({ id }) => id === selected);
    if (chosen && !pointer.dragging()) view.reveal(chosen.imageRect);
  }, [selected]);

  useFocusRequest('photo', element);

  return (
    <div
      class="surface"
      ref={element}
      role="application"
      aria-roledescription={texts.photo.role}
      aria-label={document ? texts.photo.canvas(document.id, boxes.length) : texts.photo.loading}
      aria-busy={document === null}
      tabIndex={0}
      data-keys="photo"
      data-cursor={pointer.cursor}
      {...pointer.handlers}
    >
      {document ? <Picture key={document.id} document={document} view={view} /> : null}
      {document === null ? (
        <div class="photo-waiting">
          <vscode-progress-ring aria-label={texts.photo.loading} />
        </div>
      ) : null}
      {ui.tool.value === 'draw' ? <p class="photo-hint">{texts.photo.drawHint}</p> : null}
      <BoxLayer boxes={boxes} selected={selected} view={view} drawn={pointer.drawn.value} />
      <BoxLabels boxes={boxes} selected={selected} view={view} />
      <SelectionStatus boxes={boxes} selected={selected} />
    </div>
  );
}
