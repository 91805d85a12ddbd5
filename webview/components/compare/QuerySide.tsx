import { texts } from '../../texts.ts';
import { useSession } from '../context.ts';
import { ViewpointField } from '../inspector/ViewpointField.tsx';
import { CompareFacts } from './CompareFacts.tsx';
import { ComparePane } from './ComparePane.tsx';

const t = texts.compare;

/** The animal in question. */
export function QuerySide() {
  const { review } = useSession();
  const document = review.document.value;
  const annotation = review.selected.value;
  if (!document || !annotation) return null;
  const { individual, species, viewpoint, box } = annotation;
  const name = t.queryName(individual, species);
  return (
    <figure class="compare-side">
      <figcaption>
        <span class="compare-name">{name}</span>
        <CompareFacts image={document.id} takenAt={document.takenAt} viewpoint={viewpoint} />
      </figcaption>
      <ComparePane side="query" image={document.id} box={box} label={`${t.query}: ${name}`} />
      <div class="compare-foot">
        <ViewpointField annotation={annotation} />
      </div>
    </figure>
  );
}
