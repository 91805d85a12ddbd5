import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Ranking } from '../../server/contract/suggestion.ts';
import { tabToBox } from '../../webview/keyboard/tab-to-box.ts';
import { chooseSpecies } from '../../webview/store/choose-species.ts';
import { createBox } from '../../webview/store/create-box.ts';
import { nameIndividual } from '../../webview/store/name-individual.ts';
import { annotation, failure, imageDocument, ranking, settle } from './fake-call.ts';
import { collection, openApp } from './fake-app.ts';

const two = () => [
  imageDocument('a.jpg', {
    annotations: [annotation({ id: 'a1', box: [0.5, 0.5, 0.2, 0.2] }), annotation({ id: 'a2' })],
  }),
  imageDocument('b.jpg', { annotations: [annotation({ id: 'b1' })] }),
];

afterEach(() => {
  vi.useRealTimers();
});

describe('reviewing by keys', () => {
  it('opens at the first image with its first undecided box', async () => {
    const { session, places } = await openApp(two());
    expect(session.review.image.value).toBe('a.jpg');
    expect(session.review.selected.value?.id).toBe('a1');
    expect(places.at(-1)).toEqual({ collection: 'c', image: 'a.jpg' });
  });

  it('accepts with the first suggestion and goes from box to box and on to the next image', async () => {
    const { press, session, documents } = await openApp(two());
    await press('accept');
    expect(documents.get('a.jpg')?.annotations[0]).toMatchObject({
      state: 'accepted',
      individual: 'Asha',
    });
    expect(session.review.selected.value?.id).toBe('a2');
    await press('assign-2');
    expect(documents.get('a.jpg')?.annotations[1]?.individual).toBe('Baraka');
    expect(session.review.image.value).toBe('b.jpg');
    expect(session.review.selected.value?.id).toBe('b1');
  });

  it('says when nothing is left', async () => {
    const { press, app } = await openApp(two().slice(1));
    await press('reject');
    expect(app.ui.notice.value).toContain('Nothing left');
  });

  it('accepts no name that nobody has seen yet', async () => {
    const { press, app, fake } = await openApp(two(), {
      'annotations.suggestions': () => new Promise<Ranking>(() => {}),
    });
    await press('accept');
    expect(fake.inputsOf('annotations.edit')).toHaveLength(0);
    expect(app.ui.notice.value).toContain('still on their way');
  });

  it('does nothing for a suggestion that is not there', async () => {
    const { press, fake } = await openApp(two());
    await press('assign-8');
    expect(fake.inputsOf('annotations.edit')).toHaveLength(0);
  });

  it('asks for the species where it is not known', async () => {
    const empty: Ranking = {
      ...ranking(),
      empty: 'no-gallery',
    };
    const { press, app, fake } = await openApp(
      [imageDocument('a.jpg', { annotations: [annotation({ species: null })] })],
      { 'annotations.suggestions': () => empty },
    );
    await press('accept');
    expect(app.ui.focus.value).toBe('species');
    expect(fake.inputsOf('annotations.edit')).toHaveLength(0);
  });

  it('nudges by pixels and saves a row of nudges as one decision', async () => {
    vi.useFakeTimers();
    const { press, session, fake } = await openApp(two());
    await press('move-right-far');
    await press('move-right-far');
    expect(session.review.selected.value?.box[0]).toBeCloseTo(0.52);
    expect(fake.inputsOf('annotations.edit')).toHaveLength(0);
    vi.advanceTimersByTime(600);
    await settle();
    const sent = fake.inputsOf('annotations.edit');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body.edits[0]).toMatchObject({ verb: 'update', annotation: 'a1' });
  });

  it('saves a nudge before the next decision about the box', async () => {
    const { press, documents } = await openApp(two());
    await press('move-right-far');
    await press('accept');
    const [box] = documents.get('a.jpg')!.annotations;
    expect(box?.state).toBe('accepted');
    expect(box?.box[0]).toBeCloseTo(0.51);
  });

  it('asks before it takes accepted boxes away, not before it rejects proposals', async () => {
    const accepted = [annotation({ state: 'accepted' })];
    const counts = { proposed: 0, accepted: 1, rejected: 0, unidentifiable: 0, named: 0 };
    const sure = await openApp([imageDocument('a.jpg', { annotations: accepted, counts })]);
    await sure.press('mark-empty');
    expect(sure.app.ui.question.value).toEqual({ kind: 'mark-empty', boxes: 1 });
    expect(sure.fake.inputsOf('annotations.edit')).toHaveLength(0);
    const free = await openApp(two());
    await free.press('mark-empty');
    expect(free.documents.get('a.jpg')?.status).toBe('empty');
    expect(free.session.review.image.value).toBe('b.jpg');
  });

  it('lets Tab leave the photograph after the last box, while ] goes round', async () => {
    const { app, press, session } = await openApp(two());
    expect(tabToBox(app, 'Tab')).toBe(true);
    expect(tabToBox(app, 'Tab')).toBe(false);
    expect(session.review.selected.value?.id).toBe('a2');
    expect(await press('next-box')).toBe(true);
    expect(session.review.selected.value?.id).toBe('a1');
  });

  it('steps through images and says when there is no further one', async () => {
    const { press, session, app } = await openApp(two());
    await press('next-image');
    expect(session.review.image.value).toBe('b.jpg');
    await press('next-image');
    expect(session.review.image.value).toBe('b.jpg');
    expect(app.ui.notice.value).toContain('last photograph');
  });
});

describe('new boxes, species and names', () => {
  it('makes a box of the species chosen last and selects it under the server’s id', async () => {
    const { app, session, documents } = await openApp(two());
    session.lastSpecies.value = 'zebra';
    createBox(app, session, [0.2, 0.2, 0.1, 0.1]);
    expect(session.review.selected.value).toMatchObject({ id: 'new-1', species: 'zebra' });
    await settle();
    expect(session.review.selected.value?.id).toBe('s1-0');
    expect(documents.get('a.jpg')?.annotations).toHaveLength(3);
  });

  it('keeps a drawn box until it has a species, in a dataset without any', async () => {
    const bare = { ...collection, species: [] as string[] };
    const { app, session, documents, fake } = await openApp(
      [imageDocument('a.jpg', { annotations: [] })],
      {
        'collections.get': () => bare,
        'species.add': ({ body }) => {
          bare.species = [body.name];
          return { name: body.name, classIndex: 0, boxes: 0, individuals: 0 };
        },
      },
    );
    createBox(app, session, [0.2, 0.2, 0.1, 0.1]);
    expect(app.ui.focus.value).toBe('species');
    await chooseSpecies(app, session, 'nyala');
    await settle();
    expect(fake.inputsOf('species.add')[0]?.body).toEqual({ name: 'nyala' });
    expect(documents.get('a.jpg')?.annotations[0]).toMatchObject({ species: 'nyala' });
  });

  it('goes on after a first name, and stays where a name is corrected', async () => {
    const { app, session, documents } = await openApp(two());
    const saved = () => documents.get('a.jpg')!.annotations[0]!;
    nameIndividual(app, session, saved(), 'Nia');
    await settle();
    expect(saved()).toMatchObject({ individual: 'Nia', state: 'accepted' });
    expect(session.review.selected.value?.id).toBe('a2');
    session.review.select('a1');
    nameIndividual(app, session, saved(), null);
    await settle();
    expect(saved().individual).toBeNull();
    expect(session.review.selected.value?.id).toBe('a1');
  });

  it('takes the only species of a dataset for a box whose own is not known', async () => {
    const unknown = imageDocument('a.jpg', { annotations: [annotation({ species: null })] });
    const { app, documents, session } = await openApp([unknown], {
      'collections.get': () => ({ ...collection, species: ['nyala'] }),
    });
    nameIndividual(app, session, unknown.annotations[0]!, 'Nia');
    await settle();
    expect(documents.get('a.jpg')!.annotations[0]).toMatchObject({
      species: 'nyala',
      individual: 'Nia',
    });
  });
});

describe('what happens elsewhere', () => {
  it('shows an image that changed on disk, without a decision of ours', async () => {
    const { session, documents, events } = await openApp(two());
    const changed = imageDocument('a.jpg', { version: '9', annotations: [] });
    documents.set('a.jpg', changed);
    events.emit({ type: 'image', collection: 'c', image: 'a.jpg', version: '9', outside: true });
    await settle();
    expect(session.review.document.value?.annotations).toHaveLength(0);
  });

  it('leaves an image of another dataset alone', async () => {
    const { events, fake } = await openApp(two());
    const before = fake.calls.length;
    events.emit({
      type: 'image',
      collection: 'other',
      image: 'a.jpg',
      version: '9',
      outside: true,
    });
    await settle();
    expect(fake.calls).toHaveLength(before);
  });

  it('saves what waited for the server when it is back', async () => {
    let away = true;
    const { app, press, connections, fake } = await openApp(two(), {
      'annotations.edit': () => {
        if (away) throw failure({ code: 'unavailable', message: 'away' });
        return imageDocument('a.jpg', { version: '2', annotations: [] });
      },
    });
    connections.emit('lost');
    await press('viewpoint-left');
    expect(app.hasUnsaved.value).toBe(true);
    away = false;
    connections.emit('connected');
    await settle();
    await settle();
    expect(fake.inputsOf('annotations.edit')).toHaveLength(2);
    expect(app.hasUnsaved.value).toBe(false);
  });

  it('opens its dataset on a server that has started anew, and saves what waited for it', async () => {
    let open = true;
    const known = <T>(value: T): T => {
      if (!open) throw failure({ code: 'not-open', message: 'This dataset is not open.' });
      return value;
    };
    const { app, press, connections, fake } = await openApp(two(), {
      'collections.get': () => known(collection),
      'collections.open': ({ body }) => {
        expect(body.path).toBe(collection.path);
        open = true;
        return collection;
      },
      'annotations.edit': () => known(imageDocument('a.jpg', { version: '2', annotations: [] })),
    });
    connections.emit('lost');
    open = false;
    await press('viewpoint-left');
    expect(app.hasUnsaved.value).toBe(true);
    connections.emit('connected');
    for (let i = 0; i < 3; i++) await settle();
    expect(fake.inputsOf('collections.open')).toHaveLength(1);
    expect(app.hasUnsaved.value).toBe(false);
  });

  it('goes to the start page with the reason when a dataset cannot be opened', async () => {
    const { app } = await openApp(two(), {
      'collections.open': () => {
        throw failure({ code: 'not-found', message: 'There is no such folder.' });
      },
    });
    await app.leave();
    await app.openPath('/nowhere');
    expect(app.session.value).toBeNull();
    expect(app.error.value?.message).toBe('There is no such folder.');
    expect(app.recents.value).toHaveLength(1);
  });
});
