import { describe, expect, it } from 'vitest';
import type { ImageDocument } from '../../server/contract/image.ts';
import { texts } from '../../webview/texts.ts';
import { goOn } from '../../webview/store/go-on.ts';
import { openApp } from './fake-app.ts';
import { annotation, failure, imageDocument, settle } from './fake-call.ts';

const images = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    imageDocument(`images/${i}.jpg`, { annotations: [annotation({ id: `box-${i}` })] }),
  );

describe('the review loop', () => {
  it('shows the next image, its boxes and who it is from what was fetched ahead', async () => {
    const { app, session, fake } = await openApp(images(9));
    for (let i = 0; i < 5; i++) await settle();
    void app.openImage('images/1.jpg');
    // In the same frame: nothing is awaited.
    expect(session.review.document.value?.id).toBe('images/1.jpg');
    expect(session.review.selected.value?.id).toBe('box-1');
    expect(session.pictures.get('images/1.jpg')).not.toBeNull();
    expect(session.suggestions.state.value.ranking?.suggestions[0]?.individual).toBe('Asha');
    const read = fake.inputsOf('images.get').map(({ params }) => params.image);
    expect(read.filter((image) => image === 'images/1.jpg')).toHaveLength(1);
  });

  it('never has the boxes of one image with another', async () => {
    const { app, session } = await openApp(images(3), {
      'images.get': ({ params }) =>
        params.image === 'images/0.jpg' ? images(1)[0]! : new Promise(() => {}),
    });
    void app.openImage('images/2.jpg');
    expect(session.review.document.value).toBeNull();
    expect(session.review.selected.value).toBeNull();
  });

  it('goes through all that waits, and says what is left before', async () => {
    const { app, session, press, documents } = await openApp(images(6));
    await app.openImage('images/2.jpg');
    for (let i = 2; i < 6; i++) {
      await settle();
      expect(session.review.image.value).toBe(`images/${i}.jpg`);
      await press('accept');
      await settle();
    }
    expect([...documents.values()].map(({ counts }) => counts.proposed)).toEqual([
      1, 1, 0, 0, 0, 0,
    ]);
    expect(app.ui.notice.value).toBe(texts.notices.openBefore(2));
  });

  it('leads from unnamed box to unnamed box, where the queue is of those', async () => {
    const named = annotation({ id: 'n', state: 'accepted', individual: 'Asha' });
    const unnamed = (id: string) => annotation({ id, state: 'accepted' });
    const { session, press, documents } = await openApp(
      [[unnamed('a'), named, unnamed('b')], [named], [unnamed('c')]].map((annotations, i) =>
        imageDocument(`images/${i}.jpg`, {
          status: 'labelled',
          annotations,
          counts: {
            proposed: 0,
            accepted: annotations.length,
            rejected: 0,
            unidentifiable: 0,
            named: annotations.filter(({ individual }) => individual !== null).length,
          },
        }),
      ),
    );
    session.queue.narrow({ named: false });
    await settle();
    const met: string[] = [];
    for (let i = 0; i < 3; i++) {
      met.push(`${session.review.image.value} ${session.review.selected.value?.id}`);
      await press('assign-2');
      await settle();
    }
    expect(met).toEqual(['images/0.jpg a', 'images/0.jpg b', 'images/2.jpg c']);
    const names = [...documents.values()].map(({ annotations }) =>
      annotations.map(({ individual }) => individual),
    );
    expect(names).toEqual([['Baraka', 'Asha', 'Baraka'], ['Asha'], ['Baraka']]);
  });

  describe('keys faster than the next image', () => {
    const slowly = async () => {
      const answers: ((page: ImageDocument) => void)[] = [];
      const all = images(3);
      const opened = await openApp(all, {
        'images.get': ({ params }) =>
          params.image === 'images/0.jpg'
            ? all[0]!
            : new Promise<ImageDocument>((resolve) => answers.push(resolve)),
      });
      const arrive = async (image: number) => {
        for (const answer of answers.splice(0)) answer(all[image]!);
        for (let i = 0; i < 4; i++) await settle();
      };
      const decided = () =>
        opened.fake
          .inputsOf('annotations.edit')
          .map(({ params, body }) => [params.image, ...body.edits]);
      return { ...opened, arrive, decided };
    };

    it('are about that image, not about the one before', async () => {
      const { session, press, arrive, decided } = await slowly();
      await press('reject');
      await press('unidentifiable');
      expect(session.review.image.value).toBe('images/1.jpg');
      expect(decided()).toHaveLength(1);
      await arrive(1);
      expect(decided()).toMatchObject([
        ['images/0.jpg', { verb: 'reject', annotation: 'box-0' }],
        ['images/1.jpg', { verb: 'unidentifiable', annotation: 'box-1' }],
      ]);
      expect(session.review.image.value).toBe('images/2.jpg');
    });

    it('mean nothing more when the person turns to something else by mouse', async () => {
      const { session, press, arrive, decided } = await slowly();
      await press('reject');
      await press('unidentifiable');
      session.turns.forget();
      await arrive(1);
      expect(decided()).toHaveLength(1);
      expect(session.review.image.value).toBe('images/1.jpg');
    });
  });

  it('says that nothing is left', async () => {
    const { app, session, press } = await openApp(images(1));
    await press('accept');
    await goOn(app, session);
    expect(app.ui.notice.value).toBe(texts.notices.nothingLeft);
  });

  it('says why it cannot go on', async () => {
    const { app, press } = await openApp(images(2), {
      'images.list': ({ query }) => {
        if (query.after) throw failure({ code: 'unavailable', message: 'away' });
        return { items: [], next: null, total: 0, offset: 0 };
      },
    });
    await app.openImage('images/0.jpg');
    await press('next-image');
    expect(app.ui.notice.value).toBe('away');
  });

  it('shows what another program has changed, and says so', async () => {
    const { app, session, documents, events } = await openApp(images(2));
    const changed = imageDocument('images/0.jpg', { version: '7', annotations: [] });
    documents.set(changed.id, changed);
    events.emit({
      type: 'image',
      collection: 'c',
      image: changed.id,
      version: '7',
      outside: true,
    });
    await settle();
    expect(session.review.document.value?.annotations).toEqual([]);
    expect(app.ui.notice.value).toBe(texts.notices.changedOutside);
  });

  it('reads an image that was fetched ahead again when it has changed', async () => {
    const { app, session, documents, events } = await openApp(images(3));
    await settle();
    documents.set('images/1.jpg', imageDocument('images/1.jpg', { version: '5', annotations: [] }));
    events.emit({
      type: 'image',
      collection: 'c',
      image: 'images/1.jpg',
      version: '5',
      outside: true,
    });
    await app.openImage('images/1.jpg');
    expect(session.review.document.value?.version).toBe('5');
  });

  it('asks before a dataset is left whose decisions are not saved', async () => {
    const { app, session, press } = await openApp(images(2), {
      'annotations.edit': () => {
        throw failure({ code: 'unavailable', message: 'away' });
      },
    });
    await press('accept');
    await settle();
    await app.leave();
    expect(app.session.value).toBe(session);
    const question = app.ui.question.value;
    expect(question).toMatchObject({ kind: 'leave', images: 1 });
    if (question?.kind === 'leave') await question.leave();
    expect(app.session.value).toBeNull();
  });
});
