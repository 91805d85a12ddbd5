/**
 * What is taken for a photograph, by extension in either case. It holds formats that cannot be
 * decoded everywhere (bmp, heic, dng …) on purpose: they are listed and reported, not passed over.
 */
const extensions = new Set(
  'avif bmp dng gif heic heif jfif jp2 jpe jpeg jpg mpo png tif tiff webp'.split(' '),
);

export function isImageName(name: string): boolean {
  const dot = name.lastIndexOf('.');
  return dot > 0 && extensions.has(name.slice(dot + 1).toLowerCase());
}

/** The path without its last extension: `a/b.c.jpg` → `a/b.c`, as Ultralytics cuts it. */
export function withoutExtension(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? path.slice(0, dot) : path;
}
