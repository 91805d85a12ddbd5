import type { Group } from '../../store/board/group.ts';
import { texts } from '../../texts.ts';

const t = texts.board;

/** How a group is called, and what is known of it besides. */
export function titleOf(group: Group): { title: string; detail: string } {
  switch (group.mode) {
    case 'encounters': {
      const { place, from, to, images } = group.item;
      const when = from === null ? t.encounters.noTime : t.encounters.span(from, to ?? from);
      return {
        title: place === '' ? t.encounters.root : place,
        detail: `${when} · ${t.encounters.photographs(images)}`,
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
