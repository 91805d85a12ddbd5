import path from 'node:path';
import { SleuthsError } from '../../server/contract/errors.ts';
import type { ModelDescription } from '../../server/contract/model.ts';
import { modelMetadata } from '../onnx/build.ts';
import { readOnnx } from '../onnx/codec.ts';
import { classNames } from './class-names.ts';
import { detectorInput, embedderInput } from './default-input.ts';
import { type FileMetadata, readFileMetadata } from './file-metadata.ts';
import { countClasses, inferHead } from './infer-head.ts';
import { type ModelShape, readModelShape } from './model-shape.ts';
import { readOwnMetadata } from './own-metadata.ts';

/** What a person says about a model; it goes before what is read from the file. */
export type DescriptionOverrides = Partial<
  Pick<ModelDescription, 'id' | 'head' | 'classes' | 'input' | 'licence'>
>;

type Details = Pick<ModelDescription, 'task' | 'input' | 'head' | 'classes' | 'dimensions'>;

const usualDetectorSize = 640;
const usualEmbedderSize = 224;

/** An id made of a file's name. */
function idOf(file: string): string {
  const stem = path.basename(file, path.extname(file)).toLowerCase();
  return stem.replace(/[^a-z0-9._-]+/g, '-').replace(/^[^a-z0-9]+/, '') || 'model';
}

/** Length of an embedding: the model's one output is [b,D] or [b,D,1,1]. */
function embeddingLength({ outputs }: ModelShape): number | undefined {
  const [output] = outputs;
  if (outputs.length !== 1 || !output) return undefined;
  const [, length, ...rest] = output.dims;
  const flat = rest.length === 0 || (rest.length === 2 && rest.every((dim) => dim === 1));
  return flat && typeof length === 'number' ? length : undefined;
}

function sizeOf(shape: ModelShape, metadata: FileMetadata, usual: number) {
  return {
    width: shape.width ?? metadata.size?.width ?? usual,
    height: shape.height ?? metadata.size?.height ?? usual,
  };
}

function unknownHead(file: string, { outputs }: ModelShape): SleuthsError {
  const shapes = outputs.map(({ name, dims }) => `${name} [${dims.join(', ')}]`);
  return new SleuthsError({
    code: 'unprocessable',
    message: `${file}: the outputs ${shapes.join(' and ')} fit no known detector.`,
    remedy: 'Name the head: ssd, yolov5, yolov8, nms-free or yolox.',
    field: 'head',
    file,
  });
}

function describeDetector(
  file: string,
  shape: ModelShape,
  metadata: FileMetadata,
  overrides: DescriptionOverrides,
): Details {
  const size = sizeOf(shape, metadata, usualDetectorSize);
  const { endToEnd } = metadata;
  const head = overrides.head ?? inferHead(shape.outputs, { size, endToEnd });
  if (!head) throw unknownHead(file, shape);
  const names = overrides.classes ?? metadata.names;
  const classes = classNames(file, countClasses(head, shape.outputs), names);
  const input = detectorInput(head, size);
  return { task: 'detection', input, head, ...(classes && { classes }) };
}

/**
 * Describes an ONNX file: by what our own converter wrote into it, else by Ultralytics' metadata
 * and the shapes of its input and outputs.
 * @throws {SleuthsError} `not-found`, or `unprocessable` where it is no ONNX model or cannot be
 *   understood without help
 */
export async function describeOnnx(
  file: string,
  overrides: DescriptionOverrides = {},
): Promise<ModelDescription> {
  const model = await readOnnx(file);
  const shape = readModelShape(file, model);
  const props = modelMetadata(model);
  const source = { kind: 'file', path: path.resolve(file) } as const;
  const own = readOwnMetadata(props);
  if (own) return { ...own, source, ...overrides };
  const metadata = readFileMetadata(props);
  const dimensions = overrides.head ? undefined : embeddingLength(shape);
  const details: Details =
    dimensions === undefined
      ? describeDetector(file, shape, metadata, overrides)
      : {
          task: 'embedding',
          input: embedderInput(sizeOf(shape, metadata, usualEmbedderSize)),
          dimensions,
        };
  return {
    id: idOf(file),
    architecture: metadata.architecture ?? details.head ?? 'unknown',
    licence: metadata.licence ?? 'unknown',
    source,
    ...details,
    ...overrides,
  };
}
