import type { Annotation } from '../../../server/contract/annotation.ts';
import type { Rect } from '../../geometry/rect.ts';
import { texts } from '../../texts.ts';

/** A box with its places: in image pixels, and on the screen in CSS pixels of the pane. */
export interface ScreenBox {
  id: string;
  annotation: Annotation;
  imageRect: Rect;
  rect: Rect;
}

/** Who it is, as far as anybody has said. */
export function labelText({ individual, species }: Annotation): string {
  return individual ?? species ?? texts.photo.unknownAnimal;
}
