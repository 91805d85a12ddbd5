import type { ImageSummary } from '../../../server/contract/image.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { PathTail } from '../common/PathTail.tsx';
import { StatusGlyph } from './StatusGlyph.tsx';
import { Thumbnail } from './Thumbnail.tsx';

export interface ImageRowProps {
  index: number;
  /** Distance from the start of the list, in CSS pixels. */
  top: number;
  total: number;
  image: ImageSummary;
  chosen: boolean;
  /** It no longer fits the filters; it stays until the list is read anew. */
  left: boolean;
  unsaved: boolean;
  onOpen: (image: string) => void;
}

const t = texts.images;

/** One photograph in the list: how it looks, its name, how far it is decided. */
export function ImageRow(props: ImageRowProps) {
  const { index, top, total, image, chosen, left, unsaved, onOpen } = props;
  const { counts } = image;
  const slash = image.id.lastIndexOf('/');
  return (
    <div
      id={`image-${index}`}
      class="image-row"
      data-left={left}
      style={{ transform: `translateY(${top}px)` }}
      role="option"
      aria-selected={chosen}
      aria-setsize={total}
      aria-posinset={index + 1}
      title={left ? `${image.id}\n${t.leftTitle}` : image.id}
      onClick={() => onOpen(image.id)}
    >
      <Thumbnail image={image} />
      <span class="image-row-text">
        <PathTail name="image-row-name" text={image.id.slice(slash + 1)} />
        <PathTail name="image-row-folder muted" text={image.id.slice(0, Math.max(0, slash))} />
        <span class="image-row-marks">
          <StatusGlyph status={image.status} />
          {left ? (
            <span class="left-mark" title={t.leftTitle}>
              {t.left}
            </span>
          ) : null}
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
          {unsaved ? <span class="unsaved-mark">{t.unsaved}</span> : null}
        </span>
      </span>
    </div>
  );
}
