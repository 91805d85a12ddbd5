import type { ModelDescription } from '../../server/contract/model.ts';
import { type Dim, makeGraph, makeModel, makeValueInfo } from '../onnx/build.ts';
import type { ModelProto, NodeProto } from '../onnx/types.ts';
import { foldChannelAffine } from './fold-channel-affine.ts';
import type { GraphBuilder } from './graph-builder.ts';

interface Endpoint {
  name: string;
  dims: readonly Dim[];
}

function renameIn(node: NodeProto, names: ReadonlyMap<string, string>): NodeProto {
  const rename = (name: string): string => names.get(name) ?? name;
  return { ...node, input: node.input.map(rename), output: node.output.map(rename) };
}

/** What a converted file says about itself, so that it is understood without the registry. */
function describe(model: ModelDescription): Record<string, string> {
  const { source, input, head, classes, dimensions } = model;
  const origin =
    source.kind === 'npm'
      ? `npm:${source.package}`
      : source.kind === 'https'
        ? source.url
        : source.path;
  return {
    id: model.id,
    task: model.task,
    architecture: model.architecture,
    licence: model.licence,
    source: origin,
    input: JSON.stringify(input),
    ...(head && { head }),
    ...(classes && { classes: JSON.stringify(classes) }),
    ...(dimensions !== undefined && { dimensions: String(dimensions) }),
  };
}

/**
 * Makes an ONNX model of a translated graph: folds what can be folded, gives the outputs their
 * public names and writes the description into `metadata_props`.
 * @param outputs public name and shape of each output, by the name it has in the builder
 */
export function finishModel(
  graph: GraphBuilder,
  model: ModelDescription,
  input: Endpoint,
  outputs: ReadonlyMap<string, Endpoint>,
): ModelProto {
  const { nodes, initializers } = foldChannelAffine(graph, [...outputs.keys()]);
  const names = new Map([...outputs].map(([from, { name }]) => [from, name]));
  const endpoint = ({ name, dims }: Endpoint) => makeValueInfo(name, dims);
  return makeModel(
    makeGraph({
      name: model.id,
      nodes: nodes.map((node) => renameIn(node, names)),
      initializers,
      inputs: [endpoint(input)],
      outputs: [...outputs.values()].map(endpoint),
    }),
    { metadata: describe(model) },
  );
}
