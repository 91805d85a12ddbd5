import { Value } from 'typebox/value';
import { SleuthsError } from '../server/contract/errors.ts';
import { ModelDescription } from '../server/contract/model.ts';

function refuse(where: string, field: string, message: string): never {
  throw new SleuthsError({
    code: 'bad-request',
    message: `${where} does not describe a model: ${message}`,
    field,
    file: where,
  });
}

/**
 * Checks that a value read from a file or sent by a client describes a model.
 * @param where the file, for the message
 * @throws {SleuthsError} `bad-request` with the field
 */
export function checkDescription(value: unknown, where: string): ModelDescription {
  if (!Value.Check(ModelDescription, value)) {
    const [first] = Value.Errors(ModelDescription, value);
    const field = first?.instancePath.slice(1).replaceAll('/', '.') ?? '';
    refuse(where, field, `${field || 'it'} ${first?.message ?? 'is not right'}.`);
  }
  const { source, convert, task } = value;
  if (task === 'embedding' && value.dimensions === undefined) {
    refuse(where, 'dimensions', 'an embedder needs the length of its embedding.');
  }
  if (source.kind === 'https' && convert) {
    refuse(
      where,
      'source',
      'a model that is converted has several files, which https does not fetch.',
    );
  }
  if (source.kind === 'npm') {
    const wanted = convert ? 'model.json' : '.onnx';
    if (!source.files.some((file) => file.endsWith(wanted))) {
      refuse(where, 'source.files', `none of its files is the ${wanted} file.`);
    }
  }
  return value;
}
