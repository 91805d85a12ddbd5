import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { PhotoControls } from '../../keyboard/photo-controls.ts';
import { createPhotoView } from '../../store/photo-view.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { useApp, useSession } from '../context.ts';
import { PhotoNotices } from './PhotoNotices.tsx';
import { PhotoStatus } from './PhotoStatus.tsx';
import { PhotoToolbar } from './PhotoToolbar.tsx';
import { displayFrames } from './frames.ts';
import { Surface } from './Surface.tsx';
import { ProblemText } from '../problems/ProblemText.tsx';

/** The photograph with its boxes, its tools, and what must be said about it. */
export function PhotoPane({ controls }: { controls: RefObject<PhotoControls | null> }) {
  const app = useApp();
  const { review, collection } = useSession();
  const { counts, scanning } = collection.value;
  const [view] = useState(() => createPhotoView(displayFrames));
  const document = review.settled.value;
  const error = review.error.value;
  return (
    <div class="photo-pane">
      <PhotoToolbar view={view} />
      <PhotoNotices />
      <PhotoStatus />
      {error && !document ? (
        <EmptyState icon="error" title={texts.errors.imageFailed}>
          <ErrorMessage error={error} />
          <vscode-button secondary onClick={() => void review.reload()}>
            {texts.errors.retry}
          </vscode-button>
        </EmptyState>
      ) : document?.status === 'unreadable' ? (
        <EmptyState icon="file-media" title={texts.errors.pictureFailed}>
          <div class="photo-problems">
            {document.problems.map((problem, index) => (
              <ProblemText key={index} problem={problem} />
            ))}
          </div>
        </EmptyState>
      ) : review.image.value !== null ? (
        <Surface document={document} view={view} controls={controls} />
      ) : counts.images === 0 && !scanning ? (
        <EmptyState icon="device-camera" title={texts.images.none}>
          <vscode-button secondary onClick={() => void app.leave()}>
            {texts.top.switchDataset}
          </vscode-button>
        </EmptyState>
      ) : (
        <EmptyState icon="device-camera" title={texts.photo.none} />
      )}
    </div>
  );
}
