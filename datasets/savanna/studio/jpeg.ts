import sharp from 'sharp';

/** Writes 8-bit sRGB pixels as a JPEG that knows when and by which camera it was taken. */
export async function writeJpeg(
  path: string,
  pixels: Uint8Array,
  about: { width: number; height: number; takenAt: string; camera: string },
): Promise<void> {
  const { width, height, takenAt, camera } = about;
  // EXIF writes dates with colons.
  const moment = takenAt.replace('T', ' ').replaceAll('-', ':');
  await sharp(pixels, { raw: { width, height, channels: 3 } })
    .withExif({
      IFD0: { Make: 'Safari Sleuths', Model: `Made savanna, camera ${camera}`, DateTime: moment },
      IFD2: { DateTimeOriginal: moment },
    })
    .jpeg({ quality: 80 })
    .toFile(path);
}
