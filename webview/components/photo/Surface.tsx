import type { RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ImageDocument } from '../../../server/contract/image.ts';
import type { PhotoControls } from '../../keyboard/photo-controls.ts';
import { createBoxLabels } from '../../store/box-labels.ts';
import { createCanvasBoxes } from '../../store/canvas-boxes.ts';
import type { PhotoView } from '../../store/photo-view.ts';
import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';
import { useFocusRequest } from '../use-focus-request.ts';
import { BoxLabels } from './BoxLabels.tsx';
import { BoxLayer } from './BoxLayer.tsx';
import { BoxOptions, optionId } from './BoxOptions.tsx';
import { labelWidth } from './label-width.ts';
import { Picture } from './Picture.tsx';
import { SelectionStatus } from './SelectionStatus.tsx';
import { usePeek } from './use-peek.ts';
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
  const status = useId();
  const [boxes] = useState(() => createCanvasBoxes(review, ui));
  const pointer = usePointer(element, view, boxes);
  const [labels] = useState(() =>
    createBoxLabels({ boxes, view, dragging: pointer.dragging, widthOf: labelWidth }),
  );
  const size = review.size.value;
  const selected = boxes.selectedId.value;
  usePeek();

  useLayoutEffect(() => {
    controls.current = {
      zoom: (factor) => view.glide(factor),
      fit: () => view.fit(),
      actualSize: () => view.actualSize(devicePixelRatio),
      cancelGesture: pointer.cancel,
    };
    return () => {
      controls.current = null;
    };
  }, [view]);

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
    const chosen = boxes.selected.peek();
    if (chosen && !pointer.pressed()) view.reveal(chosen.rect);
  }, [selected]);

  useFocusRequest('photo', element);

  return (
    <div
      class="surface"
      ref={element}
      role="application"
      aria-roledescription={texts.photo.role}
      aria-label={
        document ? texts.photo.canvas(document.id, boxes.listed.value.length) : texts.photo.loading
      }
      aria-describedby={status}
      aria-activedescendant={selected === null ? undefined : optionId(selected)}
      aria-busy={document === null}
      tabIndex={0}
      data-keys="photo"
      data-cursor={pointer.cursor}
      data-dragging={pointer.dragging.value}
      data-peek={ui.peek.on.value}
      {...pointer.handlers}
    >
      {document ? <Picture key={document.id} document={document} size={size} view={view} /> : null}
      {document === null ? (
        <div class="photo-waiting">
          <vscode-progress-ring aria-label={texts.photo.loading} />
        </div>
      ) : null}
      {ui.tool.value === 'draw' ? <p class="photo-hint">{texts.photo.drawHint}</p> : null}
      {ui.peek.on.value ? <p class="photo-hint">{texts.photo.peekHint}</p> : null}
      <BoxLayer boxes={boxes} view={view} drawn={pointer.drawn} />
      <BoxLabels labels={labels} view={view} hovered={pointer.hovered} />
      <BoxOptions boxes={boxes} />
      <SelectionStatus id={status} boxes={boxes} />
    </div>
  );
}
