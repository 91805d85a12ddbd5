import type { Problem } from '../../contract/problem.ts';

/**
 * What can be wrong with a picture file, by its stable code: how grave it is and what a person can do.
 * An error means that the photograph was not analysed; a warning, that it was.
 */
const imageProblems = {
  'image-missing': ['error', 'Put the file back, or open the dataset again to forget it.'],
  'image-not-a-file': ['error', 'Give the path of a picture file.'],
  'image-unreadable': ['error', 'Check that the file and its folder may be read.'],
  'image-empty': ['error', 'Copy the file from the camera card again; it has 0 bytes.'],
  'image-truncated': ['error', 'Copy the file from the camera card again; its end is missing.'],
  'image-corrupt': ['error', 'Copy the file from the camera card again, or export it anew.'],
  'image-no-pixels': ['error', 'Export the picture anew; its header gives a side of 0 pixels.'],
  'image-not-an-image': ['error', 'Replace it with the picture, or remove it from the folder.'],
  'image-format-unsupported': ['error', 'Convert it to JPEG or PNG.'],
  'image-too-large': ['error', 'Cut it into tiles or save a smaller copy.'],
  'image-damaged': ['warning', 'Look at the photograph; if parts are grey, copy it again.'],
  'image-misnamed': ['warning', 'Rename it so that the extension says what it is.'],
  'image-animated': ['warning', 'Save the frames that matter as separate pictures.'],
  'image-shrunk': ['warning', 'Cut it into tiles if distant animals are missed.'],
} as const satisfies Record<string, readonly [Problem['severity'], string]>;

export type ImageProblemCode = keyof typeof imageProblems;

/** @param remedy replaces the usual one where more is known */
export function imageProblem(
  code: ImageProblemCode,
  file: string,
  message: string,
  remedy?: string,
): Problem {
  const [severity, usualRemedy] = imageProblems[code];
  return { code, severity, message, remedy: remedy ?? usualRemedy, file };
}
