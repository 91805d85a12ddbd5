import type { Annotation } from '../../../server/contract/annotation.ts';
import { IndividualField } from './IndividualField.tsx';
import { SpeciesField } from './SpeciesField.tsx';
import { ViewpointField } from './ViewpointField.tsx';

/** What is said of a box, each to be changed in place. */
export function BoxFields({ annotation }: { annotation: Annotation }) {
  return (
    <div class="fields">
      <SpeciesField key={`species-${annotation.id}`} species={annotation.species} />
      <IndividualField key={`individual-${annotation.id}`} annotation={annotation} />
      <ViewpointField annotation={annotation} />
    </div>
  );
}
