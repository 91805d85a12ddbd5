import type { Encounter } from '../../../server/contract/encounter.ts';
import type { Group } from '../../store/board/group.ts';
import { texts } from '../../texts.ts';

const t = texts.board;

/** When and where an encounter was; the time tells it apart from those beside it. */
export function placeAndTime({ place, from, to }: Pick<Encounter, 'place' | 'from' | 'to'>) {
  return {
    when: from === null ? null : t.encounters.span(from, to ?? from),
    where: place === '' ? t.encounters.root : place,
  };
}

/** How a group is called, and what is known of it besides. */
export function titleOf(group: Group): { title: string; detail: string } {
  switch (group.mode) {
    case 'encounters': {
      const { place, from, to, images } = group.item;
      const { when, where } = placeAndTime({ place, from, to });
      return {
        title: when ?? where,
        detail: `${when ? where : t.encounters.noTime} · ${t.encounters.photographs(images)}`,
      };
    }
    case 'individuals': {
      const { name, species, crops } = group.item;
      const facts = [species, t.individuals.crops(crops)].filter((fact) => fact !== null);
      return { title: name, detail: facts.join(' · ') };
    }
    case 'unknowns': {
      const { species, crops } = group.item;
      return {
        title: species ?? t.unknowns.unknownSpecies,
        detail: t.unknowns.crops(crops),
      };
    }
  }
}
