/** Marks in the browser's timeline; a benchmark measures from one to the other. */
export const marks = {
  /** A person has asked for an image. */
  asked: 'sleuths:image-asked',
  /** Its picture and its boxes are on the screen. */
  shown: 'sleuths:image-shown',
} as const;
