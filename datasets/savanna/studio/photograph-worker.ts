// A worker thread: takes one photograph a task and writes it as JPEG.
import { puppetOf, type SpeciesName } from '../animals/species.ts';
import { createSkin } from '../coats/skin.ts';
import { takePhotograph } from '../photograph.ts';
import { drawStrip, stripHeight } from '../render/info-strip.ts';
import { exposeFrame } from '../render/sensor.ts';
import type { Skin } from '../render/shade.ts';
import { createBackdrop, type Backdrop } from '../scene/backdrop.ts';
import { sites } from '../scene/site.ts';
import { writeJpeg } from './jpeg.ts';
import type { PhotographResult, PhotographTask } from './task.ts';

const skins = new Map<string, Skin>();
/** The latest only: tasks come visit by visit. */
let latest: { key: string; backdrop: Backdrop } | undefined;

/** A coat needs no more detail than the picture can show. */
function detailFor(width: number): number {
  return Math.min(1, Math.max(0.4, width / 1280));
}

function skinOf(task: PhotographTask, species: SpeciesName, individual: string): Skin {
  const { seed, width } = task;
  const key = `${seed}/${individual}/${width}`;
  const skin =
    skins.get(key) ??
    createSkin(species, individual, seed, puppetOf(species).resting, detailFor(width));
  skins.set(key, skin);
  return skin;
}

function backdropOf(task: PhotographTask, height: number): Backdrop {
  const { visit, width, seed } = task;
  const key = [seed, visit.site, visit.light, visit.day, width, height].join('/');
  if (latest?.key !== key) {
    const site = sites.find((candidate) => candidate.name === visit.site);
    if (!site) throw new RangeError(`There is no camera called ${visit.site}.`);
    const backdrop = createBackdrop(site, visit.light, { width, height }, `${seed} ${visit.day}`);
    latest = { key, backdrop };
  }
  return latest.backdrop;
}

function clockText(takenAt: string): string {
  return `${takenAt.slice(8, 10)}-${takenAt.slice(5, 7)}-${takenAt.slice(0, 4)} ${takenAt.slice(11)}`;
}

export default async function photograph(task: PhotographTask): Promise<PhotographResult> {
  const { width, height, shot, visit } = task;
  const pictureHeight = height - stripHeight(width);
  const backdrop = backdropOf(task, pictureHeight);
  const { frame, boxes } = takePhotograph(backdrop, shot, (species, individual) =>
    skinOf(task, species, individual),
  );
  const picture = exposeFrame(frame, backdrop.light, shot.file);
  const pixels = new Uint8Array(width * height * 3);
  pixels.set(picture);
  drawStrip(
    pixels,
    { width, pictureHeight },
    {
      left: visit.site,
      middle: `${visit.temperature}°C`,
      right: clockText(shot.takenAt),
    },
  );
  await writeJpeg(task.path, pixels, { width, height, takenAt: shot.takenAt, camera: visit.site });
  return boxes;
}
