import { Type, type Static } from 'typebox';

/**
 * A box in YOLO order: centre x, centre y, width, height, each a fraction of the image as displayed
 * (EXIF orientation applied).
 */
export const Box = Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()], {
  title: 'Box',
  description:
    'Centre x, centre y, width, height; fractions of the displayed image (EXIF orientation applied).',
});
export type Box = Static<typeof Box>;
