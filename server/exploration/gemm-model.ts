import protobuf from 'protobufjs/minimal.js';

const { Writer } = protobuf;
type Message = InstanceType<typeof Writer>;

/** A field of a message that is itself a message, text or a number, by its number in onnx.proto. */
const field = (number: number, wireType: 0 | 2) => (number << 3) | wireType;
const message = (into: Message, number: number, write: (inner: Message) => void): Message => {
  write(into.uint32(field(number, 2)).fork());
  return into.ldelim();
};
const text = (into: Message, number: number, value: string): Message =>
  into.uint32(field(number, 2)).string(value);
const whole = (into: Message, number: number, value: number): Message =>
  into.uint32(field(number, 0)).int32(value);

/** A float matrix of any size, as ValueInfoProto. */
const matrix = (name: string, sides: readonly string[]) => (value: Message) => {
  text(value, 1, name);
  message(value, 2, (type) =>
    message(type, 1, (tensor) => {
      whole(tensor, 1, 1);
      message(tensor, 2, (shape) => {
        for (const side of sides) message(shape, 1, (dimension) => text(dimension, 2, side));
      });
    }),
  );
};

/**
 * An ONNX model of one operator, `scores = a × bᵀ` (Gemm with transB), for any sizes. ONNX Runtime has
 * no matrix product but as a model.
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export function gemmModel(): Uint8Array {
  const model = Writer.create();
  whole(model, 1, 8);
  message(model, 7, (graph) => {
    message(graph, 1, (node) => {
      text(node, 1, 'a');
      text(node, 1, 'b');
      text(node, 2, 'scores');
      text(node, 4, 'Gemm');
      message(node, 5, (attribute) => {
        text(attribute, 1, 'transB');
        whole(attribute, 3, 1);
        whole(attribute, 20, 2);
      });
    });
    text(graph, 2, 'product');
    message(graph, 11, matrix('a', ['rows', 'dimensions']));
    message(graph, 11, matrix('b', ['columns', 'dimensions']));
    message(graph, 12, matrix('scores', ['rows', 'columns']));
  });
  message(model, 8, (opset) => {
    text(opset, 1, '');
    whole(opset, 2, 13);
  });
  return model.finish();
}
