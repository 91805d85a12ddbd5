import { afterEach, expect, it, vi } from 'vitest';
import { countStates } from '../../webview/store/optimistic.ts';
import { annotation, imageDocument } from './fake-call.ts';
import { openApp } from './fake-app.ts';
import { openBoard } from './fake-boards.ts';

afterEach(() => {
  vi.useRealTimers();
});

function photo(id: string, boxes: string[]) {
  const annotations = boxes.map((box) => annotation({ id: box }));
  return imageDocument(id, { annotations, counts: countStates(annotations) });
}

it('says which box was decided, how, and in which photograph', async () => {
  const { session, press } = await openApp([photo('river/1.jpg', ['a', 'b'])]);
  await press('next-box');
  await press('assign-2');
  expect(session.announcements.last.value.text).toBe('Box 2 accepted as Baraka in 1.jpg');
});

it('says the same words again when the same is decided again', async () => {
  const { session, press } = await openApp([photo('river/1.jpg', ['a'])]);
  await press('viewpoint-left');
  const { number, text } = session.announcements.last.value;
  expect(text).toBe('Box 1 viewpoint left in 1.jpg');
  await press('viewpoint-left');
  await press('viewpoint-left');
  expect(session.announcements.last.value).toEqual({ number: number + 2, text });
});

it('says how many crops of a board were decided', async () => {
  const { session, press } = await openBoard(
    [photo('river/1.jpg', ['a']), photo('river/2.jpg', ['b'])],
    'encounters',
  );
  await press('reject');
  expect(session.announcements.last.value.text).toBe('2 crops: rejected');
});
