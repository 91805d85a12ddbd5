import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as tar from 'tar';
import { writeText } from '../../support/made-dataset.ts';
import { type LocalWeb, localWeb } from './local-web.ts';

export interface MadePackage {
  tarball: Buffer;
  integrity: string;
}

/** Packs files as npm does: below `package/`, gzipped. */
export async function packPackage(
  folder: string,
  files: Record<string, string | Uint8Array>,
): Promise<MadePackage> {
  for (const [name, content] of Object.entries(files)) {
    await writeText(path.join(folder, 'package', name), content);
  }
  const file = path.join(folder, 'made.tgz');
  await tar.c({ file, cwd: folder, gzip: true, portable: true }, ['package']);
  const tarball = await readFile(file);
  const digest = createHash('sha512').update(tarball).digest('base64');
  return { tarball, integrity: `sha512-${digest}` };
}

/** A registry with one package, `made@1.0.0`, that serves `sent` where it promises `promised`. */
export function npmRegistry(promised: MadePackage, sent = promised.tarball): Promise<LocalWeb> {
  return localWeb((request, response) => {
    if (request.url?.endsWith('.tgz')) {
      response.writeHead(200, { 'content-length': promised.tarball.length });
      response.write(sent, () =>
        sent.length < promised.tarball.length ? response.destroy() : response.end(),
      );
      return;
    }
    const tarball = `http://${request.headers.host}/made/-/made-1.0.0.tgz`;
    const dist = { tarball, integrity: promised.integrity };
    const version = { name: 'made', version: '1.0.0', dist };
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        name: 'made',
        'dist-tags': { latest: '1.0.0' },
        versions: { '1.0.0': version },
      }),
    );
  });
}
