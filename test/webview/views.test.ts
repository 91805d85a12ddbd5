import { describe, expect, it } from 'vitest';
import { texts } from '../../webview/texts.ts';
import { openApp } from './fake-app.ts';
import { annotation, imageDocument, settle } from './fake-call.ts';

const point = (image: string, x: number) => ({ image, x, annotation: 'a' });

async function onTheMap() {
  const points = [point('a.jpg', 0), point('b.jpg', 0.5)];
  const all = await openApp(
    ['a.jpg', 'b.jpg'].map((id) => imageDocument(id, { annotations: [annotation()] })),
    {
      'exploration.get': () => ({
        rank: null,
        group: null,
        map: { at: '', model: 'm', crops: 2, outdated: false },
      }),
      'exploration.map': () => ({
        method: 'pca',
        total: 2,
        x: points.map(({ x }) => x),
        y: points.map(() => 0),
        image: points.map(({ image }) => image),
        version: points.map(() => '1'),
        annotation: points.map((one) => one.annotation),
        box: points.map(() => [0.5, 0.5, 0.2, 0.2]),
        species: points.map(() => 'giraffe'),
        individual: points.map(() => null),
        state: points.map(() => 'proposed'),
      }),
    },
  );
  await all.press('map');
  all.session.map.show();
  await settle();
  return all;
}

describe('overview and map', () => {
  it('are reached by key from anywhere, and Escape leads back to the queue', async () => {
    const { app, press } = await openApp([imageDocument('a.jpg')]);
    await press('overview');
    expect(app.ui.scene.value).toBe('overview');
    await press('map');
    expect(app.ui.scene.value).toBe('map');
    await press('cancel');
    expect(app.ui.scene.value).toBe('image');
  });

  it('Escape leads back to the map from a photograph that was opened there', async () => {
    const { app, session, press } = await onTheMap();
    await app.showImage('b.jpg');
    expect(app.ui.scene.value).toBe('image');
    expect(session.review.image.value).toBe('b.jpg');
    await press('cancel');
    expect(app.ui.scene.value).toBe('map');
    expect(session.map.points.value?.count).toBe(2);
  });

  it('Escape takes things back one by one: lasso, selection, highlight, the map itself', async () => {
    const { app, session, press } = await onTheMap();
    const { map } = session;
    map.pinnedGroup.value = null;
    map.select([0], 'replace');
    map.lassoing.value = true;
    await press('cancel');
    expect(map.lassoing.value).toBe(false);
    await press('cancel');
    expect(map.selection.value.size).toBe(0);
    await press('cancel');
    expect(map.pinnedGroup.value).toBeUndefined();
    expect(app.ui.scene.value).toBe('map');
    await press('cancel');
    expect(app.ui.scene.value).toBe('image');
  });

  it('asks for a name only when something is selected', async () => {
    const { app, session, press } = await onTheMap();
    await press('name');
    expect(app.ui.notice.value).toBe(texts.map.selectFirst);
    expect(app.ui.focus.value).toBeNull();
    session.map.select([0, 1], 'replace');
    await press('name');
    expect(app.ui.focus.value).toBe('individual');
  });
});
