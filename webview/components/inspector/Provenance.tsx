import type { Annotation } from '../../../server/contract/annotation.ts';
import { texts } from '../../texts.ts';

const t = texts.inspector;

/** Who said so, when, and where it is written. */
export function Provenance({ annotation }: { annotation: Annotation }) {
  const { provenance, confidence, line } = annotation;
  const human = provenance?.classificationMethod === 'human';
  const facts = [
    provenance ? (human ? t.decided : t.detected)(provenance.classifiedBy) : null,
    provenance ? texts.format.moment(provenance.classificationTimestamp) : null,
    confidence === null ? null : t.confidence(confidence),
    line === null ? null : t.line(line),
  ].filter((fact) => fact !== null);
  return facts.length > 0 ? <p class="provenance muted">{facts.join(' · ')}</p> : null;
}
