import { type AttributeValue, makeAttribute } from './attribute.ts';
import { DataType } from './data-type.ts';
import type {
  DimensionProto,
  GraphProto,
  ModelProto,
  NodeProto,
  TensorProto,
  ValueInfoProto,
} from './types.ts';

/** A fixed size, or the name of a size that may differ from run to run. */
export type Dim = number | string;

export function makeNode(
  opType: string,
  inputs: readonly string[],
  outputs: readonly string[],
  options: { name?: string; attributes?: Record<string, AttributeValue> } = {},
): NodeProto {
  const attributes = Object.entries(options.attributes ?? {});
  return {
    opType,
    input: [...inputs],
    output: [...outputs],
    name: options.name ?? outputs[0] ?? opType,
    attribute: attributes.map(([name, value]) => makeAttribute(name, value)),
    metadataProps: [],
  };
}

export function makeValueInfo(
  name: string,
  dims: readonly Dim[],
  dataType: number = DataType.float,
): ValueInfoProto {
  const dim = dims.map((size): DimensionProto =>
    typeof size === 'number' ? { dimValue: BigInt(size) } : { dimParam: size },
  );
  return { name, type: { tensorType: { elemType: dataType, shape: { dim } } }, metadataProps: [] };
}

/** Sizes of a graph's input or output; a size that is not fixed comes as its name, or '?'. */
export function valueDims(value: ValueInfoProto): Dim[] | undefined {
  return value.type?.tensorType?.shape?.dim.map((dim) =>
    dim.dimValue === undefined ? dim.dimParam || '?' : Number(dim.dimValue),
  );
}

export function makeGraph(parts: {
  name: string;
  nodes: readonly NodeProto[];
  initializers?: readonly TensorProto[];
  inputs: readonly ValueInfoProto[];
  outputs: readonly ValueInfoProto[];
}): GraphProto {
  return {
    name: parts.name,
    node: [...parts.nodes],
    initializer: [...(parts.initializers ?? [])],
    input: [...parts.inputs],
    output: [...parts.outputs],
    sparseInitializer: [],
    valueInfo: [],
    quantizationAnnotation: [],
    metadataProps: [],
  };
}

/** A model of the default operator set. IR 8 is what operator set 17 asks for. */
export function makeModel(
  graph: GraphProto,
  options: { opset?: number; metadata?: Record<string, string>; docString?: string } = {},
): ModelProto {
  return {
    irVersion: 8n,
    producerName: 'safari-sleuths',
    ...(options.docString === undefined ? {} : { docString: options.docString }),
    opsetImport: [{ domain: '', version: BigInt(options.opset ?? 17) }],
    graph,
    metadataProps: Object.entries(options.metadata ?? {}).map(([key, value]) => ({ key, value })),
    trainingInfo: [],
    functions: [],
  };
}

/** `metadata_props` as an object. */
export function modelMetadata(model: ModelProto): Record<string, string> {
  return Object.fromEntries(
    model.metadataProps.map(({ key, value }) => [key ?? '', value ?? ''] as const),
  );
}
