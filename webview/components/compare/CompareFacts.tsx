import type { Viewpoint } from '../../../server/contract/annotation.ts';
import { texts } from '../../texts.ts';
import { PathTail } from '../common/PathTail.tsx';

const t = texts.compare;

export interface CompareFactsProps {
  image: string;
  takenAt: string | null;
  viewpoint: Viewpoint | null;
  /** The date is on its way. */
  loading?: boolean;
}

/** From which side, when and where: what a person weighs beside the coat. */
export function CompareFacts({ image, takenAt, viewpoint, loading }: CompareFactsProps) {
  return (
    <span class="compare-facts muted">
      <span>{viewpoint ? t.seenFrom[viewpoint] : t.anyViewpoint}</span>
      <span>{takenAt ? texts.format.moment(takenAt) : loading ? '…' : t.noDate}</span>
      <span class="compare-place" title={image}>
        <PathTail name="compare-path" text={image} />
      </span>
    </span>
  );
}
