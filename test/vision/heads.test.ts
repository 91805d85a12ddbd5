import { describe, expect, it } from 'vitest';
import type { DetectorHead, ModelInput } from '../../server/contract/model.ts';
import type { Candidates, ModelOutput } from '../../server/vision/heads/head.ts';
import { headOf, registerHead } from '../../server/vision/heads/head-registry.ts';
import { inferHead } from '../../server/vision/heads/infer-head.ts';
import { gridCells } from '../../server/vision/heads/yolox.ts';

const input: ModelInput = {
  width: 64,
  height: 32,
  resize: 'letterbox',
  channels: 'rgb',
  scale: 1,
  mean: [0, 0, 0],
  std: [1, 1, 1],
};

const output = (name: string, shape: number[], rows: number[]): ModelOutput => ({
  name,
  shape,
  data: new Float32Array(rows),
});

const head = (name: DetectorHead) => headOf({ id: 'made', head: name, input }, []);

function expectOne(found: Candidates, corners: number[], score: number, index: number): void {
  expect(found.corners).toHaveLength(1);
  found.corners[0]!.forEach((value, i) => expect(value).toBeCloseTo(corners[i]!, 4));
  expect(found.scores[0]).toBeCloseTo(score, 5);
  expect(found.classes).toEqual([index]);
}

describe('detector heads', () => {
  it('read SSD: ymin, xmin, ymax, xmax in fractions, of the image asked for', () => {
    const boxes = output('boxes', [2, 2, 4], [
      0, 0, 1, 1, 0, 0, 1, 1,
      0, 0, 0.1, 0.1, 0.25, 0.5, 0.75, 1,
    ]); // prettier-ignore
    const scores = output('scores', [2, 2, 3], [
      0, 0.9, 0, 0.9, 0, 0,
      0.1, 0.2, 0.2, 0.3, 0.1, 0.8,
    ]); // prettier-ignore
    expectOne(head('ssd').decode([boxes, scores], 1, input, 0.5), [32, 8, 64, 24], 0.8, 2);
    expectOne(head('ssd').decode([scores, boxes], 1, input, 0.5), [32, 8, 64, 24], 0.8, 2);
  });

  it('read YOLOv5: centre and size, objectness times class', () => {
    const rows = output('output0', [1, 3, 7], [
      10, 10, 4, 4, 0.9, 0.5, 0.4,
      20, 16, 8, 6, 0.8, 0.1, 0.9,
      30, 10, 4, 4, 0.2, 1, 1,
    ]); // prettier-ignore
    expectOne(head('yolov5').decode([rows], 0, input, 0.5), [16, 13, 24, 19], 0.72, 1);
  });

  it('read YOLOv8: channels first, no objectness', () => {
    const channels = output('output0', [2, 6, 3], [
      ...Array<number>(18).fill(0.9),
      10, 20, 30,
      10, 16, 10,
      4, 8, 4,
      4, 6, 4,
      0.1, 0.3, 0.2,
      0.2, 0.7, 0.1,
    ]); // prettier-ignore
    expectOne(head('yolov8').decode([channels], 1, input, 0.5), [16, 13, 24, 19], 0.7, 1);
  });

  it('read NMS-free rows: corners, score, class', () => {
    const rows = output('output0', [1, 2, 6], [1, 2, 11, 12, 0.6, 3, 0, 0, 0, 0, 0, 0]);
    const free = head('nms-free');
    expectOne(free.decode([rows], 0, input, 0.5), [1, 2, 11, 12], 0.6, 3);
    expect(free.suppressed).toBe(true);
  });

  it('read YOLOX: cells of three grids, exponential sizes', () => {
    // 8 × 4, 4 × 2 and 2 × 1 cells.
    expect(gridCells(64, 32)).toBe(42);
    const rows = new Array<number>(42 * 7).fill(0);
    // Second row, third column of the stride 16 grid: cell 32 + 4 + 2.
    rows.splice(38 * 7, 7, 0.5, 0.25, Math.log(2), Math.log(1), 0.9, 0.1, 0.8);
    const found = head('yolox').decode([output('output', [1, 42, 7], rows)], 0, input, 0.5);
    expectOne(found, [40 - 16, 20 - 8, 40 + 16, 20 + 8], 0.72, 1);
  });

  it('drop boxes that are no boxes', () => {
    const rows = output('output0', [1, 4, 6], [
      5, 5, 5, 9, 0.9, 0,
      9, 5, 5, 9, 0.9, 0,
      NaN, 5, 8, 9, 0.9, 0,
      0, 0, Infinity, 9, 0.9, 0,
    ]); // prettier-ignore
    expect(head('nms-free').decode([rows], 0, input, 0.5).corners).toEqual([]);
  });

  it.each([
    ['yolov5', [output('o', [1, 1, 6], [1, 1, 1, 1, NaN, 1])]],
    ['yolov8', [output('o', [1, 5, 1], [1, 1, 1, 1, NaN])]],
    ['nms-free', [output('o', [1, 1, 6], [1, 1, 2, 2, NaN, 1])]],
    ['ssd', [output('b', [1, 1, 4], [0, 0, 1, 1]), output('s', [1, 1, 1], [NaN])]],
    ['yolox', [output('o', [1, 42, 6], new Array<number>(252).fill(NaN))]],
  ] as [DetectorHead, ModelOutput[]][])(
    '%s refuses scores that are no numbers',
    (name, outputs) => {
      expect(() => head(name).decode(outputs, 0, input, 0.5)).toThrow(/NaN/);
    },
  );

  it.each(['ssd', 'yolov5', 'yolov8', 'nms-free', 'yolox'] as DetectorHead[])(
    '%s says what it reads where the outputs are of another shape',
    (name) => {
      const other = [output('logits', [1, 4], [0, 0, 0, 0])];
      expect(() => head(name).decode(other, 0, input, 0.5)).toThrow(/logits \[1, 4\]/);
    },
  );
});

describe('the head of a model', () => {
  it.each([
    [
      'ssd',
      [
        [-1, 1917, 4],
        [-1, 1917, 90],
      ],
    ],
    ['yolov8', [[1, 84, 8400]]],
    ['yolov5', [[1, 25200, 85]]],
    ['yolov5', [[1, 25200, 6]]],
    ['nms-free', [[1, 300, 6]]],
    ['yolox', [[1, 8400, 85]]],
    [null, [[1, 1000]]],
    [null, []],
  ] as [DetectorHead | null, number[][]][])('is %s for outputs %j', (expected, shapes) => {
    expect(inferHead(shapes, { width: 640, height: 640 })).toBe(expected);
  });

  it('is what its description says, whatever its shape', () => {
    const description = { id: 'made', input, head: 'yolov8' as const };
    expect(headOf(description, [[1, 300, 6]]).name).toBe('yolov8');
    expect(() => headOf({ id: 'made', input }, [[1, 7]])).toThrow(/No detector head fits/);
  });

  it('may be a plugin’s, under a name of its own', () => {
    const plugin = { ...head('ssd'), name: 'centernet' };
    registerHead(plugin);
    expect(headOf({ id: 'm', input, head: 'centernet' as DetectorHead }, [])).toBe(plugin);
    expect(() => registerHead({ ...plugin })).toThrow(/already/);
  });
});
