import { vi } from 'vitest';
import type { Crop } from '../../server/contract/crop.ts';
import type { Encounter } from '../../server/contract/encounter.ts';
import type { ErrorBody } from '../../server/contract/errors.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import type { Input, Reply } from '../../server/contract/routes.ts';
import { withEdits } from '../../webview/store/optimistic.ts';
import type { UnsavedMemory } from '../../webview/transport/unsaved.ts';
import { showMode, type Mode } from '../../webview/store/mode.ts';
import { openApp } from './fake-app.ts';
import { fakeUnsaved } from './fake-unsaved.ts';
import { failure, ranking, settle, type Answers } from './fake-call.ts';

/** A server that refuses decisions about these images, with this error. */
export type Refusals = Map<string, ErrorBody>;

export const placeOf = (image: string): string => image.split('/')[0] ?? '';

/** The app with a board: photographs of one folder are one encounter, those without a name one group. */
export async function openBoard(
  images: ImageDocument[],
  mode: Mode,
  answers: Answers = {},
  memory: UnsavedMemory = fakeUnsaved(),
) {
  vi.useFakeTimers();
  const refusals: Refusals = new Map();
  const all = () => [...opened.documents.values()];
  const cropsOf = (documents: readonly ImageDocument[]): Crop[] =>
    documents.flatMap(({ id, version, split, takenAt, annotations }) =>
      annotations.map((annotation) => ({
        image: id,
        version,
        split,
        takenAt,
        annotation,
        suggestion: null,
        distance: null,
      })),
    );
  const page = <T>(items: T[]) => ({ items, next: null, total: items.length, offset: 0 });
  const unnamed = (place: string) =>
    cropsOf(all().filter(({ id }) => placeOf(id) === place)).filter(
      ({ annotation }) => annotation.individual === null,
    );

  const apply = ({ body }: Input<'decisions.apply'>): Reply<'decisions.apply'> => {
    const saved: Reply<'decisions.apply'>['saved'] = [];
    const refused: Reply<'decisions.apply'>['refused'] = [];
    for (const { image, version, edits } of body.decisions) {
      const before = opened.documents.get(image)!;
      const stale = version !== before.version;
      const error = refusals.get(image) ?? (stale ? { code: 'stale', message: 'changed' } : null);
      if (error) {
        refused.push({ image, error: error });
        continue;
      }
      const next = String(Number(before.version) + 1);
      const queued = edits.map((edit) => ({ edit, localId: null }));
      opened.documents.set(image, { ...withEdits(before, queued), version: next });
      saved.push({ image, version: next });
    }
    return { saved, refused };
  };

  const served: Answers = {
    'encounters.list': () => page(encountersOf(all())),
    'annotations.list': ({ query }) =>
      page(cropsOf(all().filter(({ id }) => placeOf(id) === placeOf(query.encounter ?? '')))),
    'suggestions.group': () => ranking('Asha', 'Baraka'),
    'labels.list': () => page([]),
    'exploration.get': () => ({
      rank: null,
      map: null,
      group: { at: '2026-05-31T10:00:00Z', model: 'm', crops: 9, outdated: false },
    }),
    'exploration.groups': () =>
      page(
        [...new Set(all().map(({ id }) => placeOf(id)))].map((id) => ({
          id,
          species: 'giraffe',
          crops: unnamed(id).length,
          cover: [],
        })),
      ),
    'exploration.crops': ({ params }) => page(unnamed(params.group)),
    'decisions.apply': apply,
    ...answers,
  };
  const opened = await openApp(images, served, memory);
  const { session, app } = opened;
  /** Lets the pauses go by in which nothing is asked, and everything follow. */
  const pause = async () => {
    for (let i = 0; i < 4; i++) {
      await settle();
      await vi.advanceTimersByTimeAsync(100);
    }
    await settle();
  };
  showMode(app, session, mode);
  await pause();
  const { board } = session;
  return {
    ...opened,
    board,
    refusals,
    apply,
    pause,
    /** Presses a key, in effect, and lets everything follow, pauses too. */
    press: async (...[verb]: Parameters<typeof opened.press>) => {
      const meant = await opened.press(verb);
      await pause();
      return meant;
    },
    keys: () => board.tiles.shown.value.map(({ key }) => key),
    selected: () => board.selection.tiles.value.map(({ key }) => key),
    /** Verbs that arrived, image by image, request by request. */
    sent: () =>
      opened.fake.inputsOf('decisions.apply').map(({ body }) => ({
        step: body.step,
        decisions: body.decisions.map(({ image, version, edits }) => ({
          image,
          version,
          verbs: edits.map(({ verb }) => verb),
        })),
      })),
  };
}

export const unreachable = () => failure({ code: 'unavailable', message: 'away' });

function encountersOf(documents: readonly ImageDocument[]): Encounter[] {
  const places = [...new Set(documents.map(({ id }) => placeOf(id)))];
  return places.map((place) => {
    const own = documents.filter(({ id }) => placeOf(id) === place);
    return {
      id: own[0]!.id,
      place,
      from: own[0]!.takenAt,
      to: own.at(-1)!.takenAt,
      images: own.length,
      boxes: own.flatMap(({ annotations }) => annotations).length,
      open: own.filter(
        ({ status, counts }) =>
          counts.proposed > 0 || (status === 'unlabelled' && counts.accepted === 0),
      ).length,
      species: ['giraffe'],
      individuals: [],
      cover: [],
    };
  });
}
