import { describe, expect, it } from 'vitest';
import { mapClasses } from '../../server/vision/species/class-map.ts';

const map = (detectorClass: string, species: string[]) => mapClasses([detectorClass], species)[0];
const to = (species: string | null) => ({ keep: true, species });
const out = { keep: false };

describe('the map from a model’s classes to a dataset’s species', () => {
  it.each([
    ['giraffe', 'giraffe'],
    ['giraffe', 'Giraffe'],
    ['giraffe', 'Giraffes'],
    ['giraffe', 'Masai giraffe'],
    ['giraffe', 'masai_giraffe'],
    ['giraffe', 'giraffeMasai'],
    ['giraffe', 'Giraffa tippelskirchi'],
    ['giraffe', 'Giraffa camelopardalis'],
    ['zebra', 'Grévy’s zebra'],
    ['zebra', 'Equus quagga'],
    ['elephant', 'Loxodonta africana'],
    ['elephant', 'African bush elephant'],
    ['dog', 'African wild dog'],
    ['cow', 'cattle'],
    ['masai giraffe', 'giraffe'],
    ['Panthera leo', 'lion'],
    ['Leopard', 'Panthera pardus'],
    ['spotted_hyaena', 'Crocuta crocuta'],
    ['hyena', 'Spotted hyaena'],
    ['traffic light', 'traffic_light'],
  ])('finds that %s is %s', (detectorClass, species) => {
    expect(map(detectorClass, ['Nyala', species, 'Impala'])).toEqual(to(species));
  });

  it.each([
    ['elephant', 'Elephant shrew'],
    ['zebra', 'Zebra mongoose'],
    ['horse', 'Plains zebra'],
    ['cat', 'lion'],
    ['dog', 'lion'],
    ['cow', 'lion'],
    ['bear', 'lion'],
    ['sheep', 'Giraffe'],
    ['lion', 'sea lion'],
    ['Giraffa reticulata', 'Masai giraffe'],
    ['bird', 'Elephant'],
  ])('does not take %s for %s: an animal of unknown species', (detectorClass, species) => {
    expect(map(detectorClass, [species])).toEqual(to(null));
  });

  it('leaves the species open where two fit, unless one has the very name', () => {
    expect(map('zebra', ['Plains zebra', 'Grevys zebra'])).toEqual(to(null));
    expect(map('zebra', ['Plains zebra', 'zebra'])).toEqual(to('zebra'));
  });

  it('takes MegaDetector’s animal for an animal of unknown species', () => {
    expect(map('animal', ['lion'])).toEqual(to(null));
    expect(map('animal', [])).toEqual(to(null));
  });

  it.each(['person', 'vehicle', 'car', 'hot dog', 'teddy bear', 'mouse', 'kite', 'scissors'])(
    'leaves %s out unless the dataset names it',
    (thing) => {
      expect(map(thing, ['lion', 'striped mouse', 'black kite', 'African wild dog'])).toEqual(out);
      expect(map(thing, ['lion', thing])).toEqual(to(thing));
    },
  );

  it('takes a class that it has never heard of for an animal', () => {
    expect(map('pangolin', ['lion'])).toEqual(to(null));
  });

  it('does as it is told first', () => {
    const overrides = { Dog: 'jackal', bear: null, zebra: false } as const;
    expect(mapClasses(['dog', 'bear', 'zebra', 'lion'], ['zebra', 'lion'], overrides)).toEqual([
      to('jackal'),
      to(null),
      out,
      to('lion'),
    ]);
  });
});
