import type { Annotation } from '../../../server/contract/annotation.ts';
import { texts } from '../../texts.ts';

/** Who it is, as far as anybody has said. */
export function labelText({ individual, species }: Annotation): string {
  return individual ?? species ?? texts.photo.unknownAnimal;
}
