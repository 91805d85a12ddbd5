import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { takenAtOf } from '../../server/vision/image/taken-at.ts';
import { measurePhotograph } from '../../server/vision/measure.ts';
import { makeFolder, scene } from './support/pictures.ts';

async function exifOf(tags: Record<string, string>): Promise<Buffer> {
  const picture = await scene(16, 16).jpeg().withExif({ IFD2: tags }).toBuffer();
  return (await sharp(picture).metadata()).exif!;
}

describe('the time a photograph was taken', () => {
  it('is the local time of the camera', async () => {
    const exif = await exifOf({ DateTimeOriginal: '2023:07:14 05:06:07' });
    expect(takenAtOf(exif)).toBe('2023-07-14T05:06:07');
  });

  it('has fraction and offset where the camera wrote them', async () => {
    const exif = await exifOf({
      DateTimeOriginal: '2023:07:14 05:06:07',
      SubSecTimeOriginal: '25',
      OffsetTimeOriginal: '+02:00',
    });
    expect(takenAtOf(exif)).toBe('2023-07-14T05:06:07.250+02:00');
  });

  it.each([
    '0000:00:00 00:00:00',
    '1970:01:01 00:00:00',
    '2023:13:45 99:99:99',
    '2023:02:30 12:00:00',
    '9999:12:31 00:00:00',
    'yesterday at noon',
    '    :  :     :  :  ',
  ])('is unknown where the date is absurd: %s', async (date) => {
    expect(takenAtOf(await exifOf({ DateTimeOriginal: date }))).toBeNull();
  });

  it('is unknown without EXIF, or where it is broken', () => {
    expect(takenAtOf(undefined)).toBeNull();
    expect(takenAtOf(Buffer.from('Exif\0\0II*\0garbage'))).toBeNull();
    expect(takenAtOf(Buffer.alloc(3))).toBeNull();
  });

  it('is measured with the displayed size from the header', async () => {
    await using folder = await makeFolder();
    const picture = scene(60, 40)
      .jpeg()
      .withExif({ IFD2: { DateTimeOriginal: '2024:01:02 03:04:05' } });
    const turned = sharp(await picture.toBuffer())
      .keepExif()
      .withMetadata({ orientation: 6 })
      .jpeg();
    const file = await folder.write('a.jpg', turned);
    expect(await measurePhotograph(file)).toEqual({
      width: 40,
      height: 60,
      takenAt: '2024-01-02T03:04:05',
      format: 'jpeg',
    });
  });
});
