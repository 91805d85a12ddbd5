import type { ImageSummary } from '../../../server/contract/image.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { PathTail } from '../common/PathTail.tsx';
import { useApp, useSession } from '../context.ts';
import { StatusGlyph } from './StatusGlyph.tsx';
import { Thumbnail } from './Thumbnail.tsx';

export interface ImageRowProps {
  index: number;
  /** Distance from the start of the list, in CSS pixels. */
  top: number;
  total: number;
  /** undefined: not loaded yet. */
  image: ImageSummary | undefined;
}

const t = texts.images;

/** One photograph in the list: how it looks, its name, how far it is decided. */
export function ImageRow({ index, top, total, image }: ImageRowProps) {
  const app = useApp();
  const { review } = useSession();
  const style = { transform: `translateY(${top}px)` };
  if (!image) return <div class="image-row image-row-blank" style={style} aria-hidden="true" />;
  const slash = image.id.lastIndexOf('/');
  const { counts } = image;
  return (
    <div
      id={`image-${index}`}
      class="image-row"
      style={style}
      role="option"
      aria-selected={review.image.value === image.id}
      aria-setsize={total}
      aria-posinset={index + 1}
      title={image.id}
      onClick={() => void app.openImage(image.id)}
    >
      <Thumbnail image={image} />
      <span class="image-row-text">
        <PathTail name="image-row-name" text={image.id.slice(slash + 1)} />
        <PathTail name="image-row-folder muted" text={image.id.slice(0, Math.max(0, slash))} />
        <span class="image-row-marks">
          <StatusGlyph status={image.status} />
          {image.problems > 0 ? (
            <span class="problem-mark" title={t.problems(image.problems)}>
              <Icon name="warning" />
              <span class="visually-hidden">{t.problems(image.problems)}</span>
            </span>
          ) : null}
          {counts.proposed > 0 ? (
            <span class="to-decide" title={t.toDecideLabel(counts.proposed)}>
              {t.toDecide(counts.proposed)}
            </span>
          ) : null}
          {counts.accepted > 0 ? (
            <span class="muted">{t.named(counts.named, counts.accepted)}</span>
          ) : null}
          {review.unsaved.value.includes(image.id) ? (
            <span class="unsaved-mark">{t.unsaved}</span>
          ) : null}
        </span>
      </span>
    </div>
  );
}
