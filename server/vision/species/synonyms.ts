import { containsWords, normalName } from './normal-name.ts';

/**
 * Names of one kind of animal, English and scientific, of the larger African mammals and birds that
 * detectors know or camera traps see. Scientific names after the IUCN Red List, with older ones in use.
 */
const groups: readonly (readonly string[])[] = [
  ['giraffe', 'giraffa'],
  ['masai giraffe', 'maasai giraffe', 'giraffa tippelskirchi'],
  ['reticulated giraffe', 'somali giraffe', 'giraffa reticulata'],
  ['southern giraffe', 'giraffa giraffa'],
  ['northern giraffe', 'giraffa camelopardalis'],
  ['zebra', 'hippotigris'],
  ['plains zebra', 'burchell zebra', 'common zebra', 'equus quagga', 'equus burchellii'],
  ['grevy zebra', 'imperial zebra', 'equus grevyi'],
  ['mountain zebra', 'equus zebra'],
  ['elephant', 'loxodonta', 'elephas'],
  ['african elephant', 'savanna elephant', 'bush elephant', 'loxodonta africana'],
  ['forest elephant', 'loxodonta cyclotis'],
  ['lion', 'panthera leo'],
  ['leopard', 'panthera pardus'],
  ['cheetah', 'acinonyx jubatus'],
  ['serval', 'leptailurus serval'],
  ['caracal', 'caracal caracal'],
  ['african wild cat', 'felis lybica', 'felis silvestris'],
  ['hyena', 'hyaena', 'hyaenidae'],
  ['spotted hyena', 'spotted hyaena', 'crocuta crocuta'],
  ['brown hyena', 'brown hyaena', 'parahyaena brunnea', 'hyaena brunnea'],
  ['striped hyena', 'striped hyaena', 'hyaena hyaena'],
  ['aardwolf', 'proteles cristata'],
  ['wild dog', 'african wild dog', 'painted dog', 'painted wolf', 'lycaon pictus'],
  ['jackal', 'lupulella', 'canis mesomelas', 'canis adustus'],
  ['rhinoceros', 'rhino'],
  ['black rhinoceros', 'black rhino', 'diceros bicornis'],
  ['white rhinoceros', 'white rhino', 'ceratotherium simum'],
  ['hippopotamus', 'hippo', 'hippopotamus amphibius'],
  ['buffalo', 'african buffalo', 'cape buffalo', 'syncerus caffer'],
  ['wildebeest', 'gnu', 'connochaetes'],
  ['blue wildebeest', 'connochaetes taurinus'],
  ['nyala', 'tragelaphus angasii'],
  ['kudu', 'greater kudu', 'tragelaphus strepsiceros'],
  ['bushbuck', 'tragelaphus scriptus', 'tragelaphus sylvaticus'],
  ['eland', 'common eland', 'taurotragus oryx', 'tragelaphus oryx'],
  ['impala', 'aepyceros melampus'],
  ['gemsbok', 'oryx gazella'],
  ['warthog', 'phacochoerus'],
  ['baboon', 'papio'],
  ['ostrich', 'struthio'],
  ['cow', 'cattle', 'bos taurus', 'bos indicus', 'nguni', 'zebu'],
  ['sheep', 'ovis aries'],
  ['goat', 'capra hircus'],
  ['horse', 'equus caballus', 'equus ferus'],
  ['donkey', 'equus asinus', 'equus africanus'],
  ['dog', 'domestic dog', 'canis familiaris', 'canis lupus familiaris'],
  ['cat', 'domestic cat', 'felis catus'],
];

const synonyms = groups.map((names) => names.map(normalName));

/** A normal name with all names of the animals that it names. */
export function namesOf(name: string): Set<string> {
  const names = new Set([name]);
  for (const group of synonyms) {
    if (group.some((synonym) => containsWords(name, synonym))) {
      for (const synonym of group) names.add(synonym);
    }
  }
  return names;
}
