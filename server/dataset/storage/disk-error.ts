import { SleuthsError, type ErrorBody, type ErrorCode } from '../../contract/errors.ts';

type Deed = 'read' | 'write' | 'move';

export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** What the system said, as an error for a person: file, reason, what to do. */
export function asSleuthsError(error: unknown, deed: Deed, file: string): SleuthsError {
  if (error instanceof SleuthsError) return error;
  const [code, reason, remedy] = explain(error, deed);
  const body: ErrorBody = { code, message: `Cannot ${deed} ${file}: ${reason}.`, remedy, file };
  return new SleuthsError(body, { cause: error });
}

function explain(error: unknown, deed: Deed): [ErrorCode, string, string] {
  if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) {
    return [
      'unprocessable',
      deed === 'read' ? 'you may not read it' : 'the folder is read-only for you',
      deed === 'read'
        ? 'Change its permissions.'
        : 'Change its permissions, or copy the dataset to where you may write.',
    ];
  }
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) {
    return ['unavailable', 'the disk is full', 'Free some space and save again.'];
  }
  if (hasCode(error, 'EISDIR')) {
    return ['unprocessable', 'it is a folder', 'Rename the folder that has the name of a file.'];
  }
  if (hasCode(error, 'ENOTDIR', 'EEXIST')) {
    return ['unprocessable', 'a file is in the way', 'Rename the file that has a folder’s name.'];
  }
  if (hasCode(error, 'EFBIG')) {
    return ['unprocessable', (error as Error).message, 'Check that it is what it should be.'];
  }
  if (hasCode(error, 'ENAMETOOLONG')) {
    return ['unprocessable', 'its name is too long', 'Give the photograph a shorter name.'];
  }
  const reason = error instanceof Error ? error.message : String(error);
  return ['internal', reason, 'Check the disk, then try again.'];
}
