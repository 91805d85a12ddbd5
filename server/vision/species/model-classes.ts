import { normalName } from './normal-name.ts';

/**
 * Classes of common detectors (COCO's 91 labels, MegaDetector's) that are no animals. A class that is not
 * listed is taken for an animal: a box too many is rejected in a second, an animal that was never shown is
 * lost. Normal names.
 */
export const things: ReadonlySet<string> = new Set(
  [
    'person, people, human, man, woman, child, vehicle, bicycle, car, motorcycle, motorbike, airplane',
    'aeroplane, bus, train, truck, boat, traffic light, fire hydrant, street sign, stop sign',
    'parking meter, bench, hat, backpack, umbrella, shoe, eye glasses, handbag, tie, suitcase, frisbee',
    'skis, snowboard, sports ball, kite, baseball bat, baseball glove, skateboard, surfboard',
    'tennis racket, bottle, plate, wine glass, cup, fork, knife, spoon, bowl, banana, apple, sandwich',
    'orange, broccoli, carrot, hot dog, pizza, donut, cake, chair, couch, sofa, potted plant, bed',
    'pottedplant, mirror, dining table, diningtable, window, desk, toilet, door, tv, tvmonitor, laptop',
    'mouse, remote, keyboard, cell phone, microwave, oven, toaster, sink, refrigerator, blender, book',
    'clock, vase, scissors, teddy bear, hair drier, hair brush, toothbrush, background, empty, blank',
  ].flatMap((line) => line.split(', ').map(normalName)),
);
