import type { Encounter } from '../../../server/contract/encounter.ts';
import type { Group } from '../../store/board/group.ts';
import { texts } from '../../texts.ts';

const t = texts.board;

/** The folder of an encounter's camera. */
export const placeOf = ({ place }: Encounter): string => (place === '' ? t.encounters.root : place);

/** What an encounter without a time is told apart by: the file that it consists of. */
export const fileOf = ({ id }: Encounter): string => id.split('/').at(-1) ?? id;

/** How a group is called, and what is known of it besides. */
export function titleOf(group: Group): { title: string; detail: string } {
  switch (group.mode) {
    case 'encounters': {
      const { from, to, images } = group.item;
      const place = placeOf(group.item);
      const photographs = t.encounters.photographs(images);
      return from === null
        ? {
            title: fileOf(group.item),
            detail: `${place} · ${t.encounters.noTime} · ${photographs}`,
          }
        : { title: t.encounters.span(from, to ?? from), detail: `${place} · ${photographs}` };
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
