import { SleuthsError } from '../../contract/errors.ts';
import type { ModelDescription } from '../../contract/model.ts';
import type { Head } from './head.ts';
import { inferHead } from './infer-head.ts';
import { nmsFreeHead } from './nms-free.ts';
import { ssdHead } from './ssd.ts';
import { yolov5Head } from './yolov5.ts';
import { yolov8Head } from './yolov8.ts';
import { yoloxHead } from './yolox.ts';

const heads = new Map<string, Head>();

/** Adds a head by its name; a plugin's takes its place beside the built-in ones. */
export function registerHead(head: Head): void {
  if (heads.has(head.name)) {
    throw new SleuthsError({
      code: 'conflict',
      message: `There is a detector head named '${head.name}' already.`,
      remedy: 'Give the plugin’s head another name.',
    });
  }
  heads.set(head.name, head);
}

for (const head of [ssdHead, yolov5Head, yolov8Head, nmsFreeHead, yoloxHead]) registerHead(head);

/**
 * The head that a detector's description names; where it names none, the one that its outputs fit.
 * @param shapes the model's output shapes; -1 where a dimension is dynamic
 * @throws SleuthsError unprocessable: unknown name, or no head fits
 */
export function headOf(
  description: Pick<ModelDescription, 'id' | 'head' | 'input'>,
  shapes: readonly (readonly number[])[],
): Head {
  const name = description.head ?? inferHead(shapes, description.input);
  const head = name === null ? undefined : heads.get(name);
  if (head) return head;
  const known = [...heads.keys()].join(', ');
  throw new SleuthsError({
    code: 'unprocessable',
    message:
      name === null
        ? `No detector head fits the outputs of '${description.id}': ${shapes.map((s) => `[${s.join(', ')}]`).join(', ')}.`
        : `The detector '${description.id}' names the head '${name}', which is not known.`,
    remedy: `Set its head to one of: ${known}.`,
  });
}
