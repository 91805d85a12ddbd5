import { expect, test, vi } from 'vitest';
import type { Call } from '../../../server/contract/client.ts';
import type { ServerEvent } from '../../../server/contract/events.ts';
import { concerns, Dataset } from '../../../extension/panel/dataset.ts';

test('the folder of a data.yaml is the one that it lies in', () => {
  const call = vi.fn() as unknown as Call;
  expect(new Dataset('/data/savanna', call).folder).toBe('/data/savanna');
  expect(new Dataset('/data/savanna/data.yaml', call).folder).toBe('/data/savanna');
});

test('it is opened once, and again after a failure or on a new server', async () => {
  const call = vi.fn<() => Promise<{ id: string }>>();
  call.mockRejectedValueOnce(new Error('no such folder')).mockResolvedValue({ id: 'c' });
  const dataset = new Dataset('/data', call as unknown as Call);
  await expect(dataset.open()).rejects.toThrow('no such folder');
  await Promise.all([dataset.open(), dataset.open()]);
  expect(call).toHaveBeenCalledTimes(2);
  await dataset.reopen();
  expect(call).toHaveBeenCalledTimes(3);
  expect(call).toHaveBeenLastCalledWith('collections.open', { body: { path: '/data' } });
});

test('a panel hears of its own dataset and of work that belongs to none', () => {
  const job = (collection: string | null) => ({ type: 'job', job: { collection } }) as ServerEvent;
  expect(concerns(job('c'), 'c')).toBe(true);
  expect(concerns(job(null), 'c')).toBe(true);
  expect(concerns(job('d'), 'c')).toBe(false);
  const image = {
    type: 'image',
    collection: 'd',
    image: 'a',
    version: '1',
    outside: false,
  } as const;
  expect(concerns(image, 'c')).toBe(false);
});
