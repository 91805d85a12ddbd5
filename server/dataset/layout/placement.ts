import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { withoutExtension } from './image-name.ts';

/** Where a dataset lies, as far as the place of labels depends on it. */
export interface Roots {
  root: string;
  /**
   * The labels folder that answers to a root which itself lies below a folder `images`, where that
   * labels folder exists; null otherwise.
   */
  outer: { labels: string; identities: string } | null;
}

export interface Place {
  file: string;
  labelFile: string;
  sidecarFile: string;
}

/** Replaces the last folder `images` of a path; null if there is none. */
export function swapImages(path: string, by: string): string | null {
  // The slash in front lets a path begin with `images/`; it also makes both offsets the same.
  const at = `/${path}`.lastIndexOf('/images/');
  return at < 0 ? null : path.slice(0, at) + by + path.slice(at + 'images'.length);
}

/**
 * Where a photograph's label file and sidecar lie: the last `/images/` becomes `/labels/` and
 * `/identities/`, as Ultralytics does it. Without `/images/` the label lies beside the photograph (as
 * with Ultralytics) and the sidecar in `identities/` of the root, so that folders of photographs stay
 * free of JSON.
 *
 * @param id path of the photograph relative to the root
 */
export function placeOf({ root, outer }: Roots, id: string): Place {
  const stem = withoutExtension(id);
  const at = (path: string) => fileAt(root, path);
  const labels = swapImages(stem, 'labels');
  const identities = swapImages(stem, 'identities');
  if (labels !== null && identities !== null) {
    return { file: at(id), labelFile: at(`${labels}.txt`), sidecarFile: at(`${identities}.json`) };
  }
  if (outer && !id.startsWith('../') && !isAbsolute(id)) {
    return {
      file: at(id),
      labelFile: join(outer.labels, `${stem}.txt`),
      sidecarFile: join(outer.identities, `${stem}.json`),
    };
  }
  const inside = stem
    .replace(/^([A-Za-z]):/, '$1')
    .replaceAll('../', '_up/')
    .replace(/^\//, '');
  return {
    file: at(id),
    labelFile: at(`${stem}.txt`),
    sidecarFile: at(`identities/${inside}.json`),
  };
}

/** A file's path relative to the root with forward slashes; absolute only on another drive. */
export function idOf(root: string, file: string): string {
  return relative(root, file).split(sep).join('/');
}

/** The absolute path of an id. Most ids only need to be appended, a million times over. */
function fileAt(root: string, id: string): string {
  if (sep !== '/' || id.startsWith('../') || id.startsWith('/')) return resolve(root, id);
  return root === '/' ? `/${id}` : `${root}/${id}`;
}
