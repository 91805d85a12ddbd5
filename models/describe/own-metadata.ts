import { Value } from 'typebox/value';
import { ModelDescription } from '../../server/contract/model.ts';

type OwnMetadata = Omit<ModelDescription, 'source'>;

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/**
 * The description that our own converter and training write into `metadata_props`.
 * @returns undefined for files of others
 */
export function readOwnMetadata(props: Record<string, string>): OwnMetadata | undefined {
  const { id, task, architecture, licence, head } = props;
  const classes = parseJson(props['classes']);
  const dimensions = parseJson(props['dimensions']);
  const description: unknown = {
    id,
    task,
    architecture,
    licence,
    source: { kind: 'file', path: '' },
    input: parseJson(props['input']),
    ...(head !== undefined && { head }),
    ...(classes !== undefined && { classes }),
    ...(dimensions !== undefined && { dimensions }),
  };
  if (!Value.Check(ModelDescription, description)) return undefined;
  const { source: _source, ...own } = description;
  return own;
}
