import { viewpoints } from '../../store/decisions.ts';
import { chooseBoardSpecies, decideBoard } from '../../store/board/decide.ts';
import type { CropTile } from '../../store/board/tile.ts';
import { fuzzyFilter } from '../../store/fuzzy.ts';
import { findIndividuals } from '../../store/individuals.ts';
import { texts } from '../../texts.ts';
import { Combobox } from '../common/Combobox.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.inspector;

/** What is said of the selected crops: one value where they agree. */
export function BoardFields({ crops }: { crops: readonly CropTile[] }) {
  const app = useApp();
  const session = useSession();
  const { keymap } = app;
  const species = common(crops.map(({ annotation }) => annotation.species));
  const individual = common(crops.map(({ annotation }) => annotation.individual));
  const viewpoint = common(crops.map(({ annotation }) => annotation.viewpoint));
  const named = crops.some(({ annotation }) => annotation.individual !== null);
  const known = session.collection.value.species;

  const findNames = async (typed: string, signal: AbortSignal) => {
    const { call } = app.transport;
    const found = await findIndividuals(call, session.id, species ?? null, typed, signal);
    return found.map(({ name, crops: count }) => ({ value: name, detail: t.crops(count) }));
  };
  const findSpecies = (typed: string) =>
    Promise.resolve(
      fuzzyFilter(typed, known, (name) => name).map((name) => ({ value: name, detail: '' })),
    );

  return (
    <div class="fields">
      <Combobox
        label={t.species}
        focusName="species"
        value={species ?? ''}
        placeholder={species === undefined ? texts.board.several : t.chooseSpecies}
        find={findSpecies}
        createText={t.addSpecies}
        onChoose={(name) => void chooseBoardSpecies(app, session, name)}
      />
      <Combobox
        label={t.individual}
        focusName="individual"
        value={individual ?? ''}
        placeholder={individual === undefined ? texts.board.several : t.nameOrChoose}
        find={findNames}
        createText={t.addIndividual}
        clearText={t.removeName}
        onChoose={(name) =>
          decideBoard(app, session, { kind: 'name', individual: name, species: null })
        }
        onClear={named ? () => decideBoard(app, session, { kind: 'unname' }) : undefined}
      />
      <fieldset class="viewpoint">
        <legend class="field-label">{t.viewpoint}</legend>
        <div class="segments">
          {[...viewpoints, null].map((one) => (
            <label
              key={one}
              class="segment"
              title={one ? keymap.keyOf(`viewpoint-${one}`) : undefined}
            >
              <input
                type="radio"
                name="board-viewpoint"
                checked={viewpoint === one}
                onChange={() => decideBoard(app, session, { kind: 'viewpoint', viewpoint: one })}
              />
              <span>{one ? texts.viewpoints[one] : texts.noViewpoint}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** The value that all have; undefined where they differ. */
function common<T>(values: readonly T[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}
