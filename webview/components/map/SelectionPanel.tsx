import { findIndividuals } from '../../store/individuals.ts';
import type { MapVerdict } from '../../store/map/decisions.ts';
import { texts } from '../../texts.ts';
import { Combobox } from '../common/Combobox.tsx';
import { EmptyState } from '../common/EmptyState.tsx';
import { Icon } from '../common/Icon.tsx';
import { IconButton } from '../common/IconButton.tsx';
import { useApp, useSession } from '../context.ts';
import { SelectionGrid } from './SelectionGrid.tsx';

const t = texts.map;

/** The selected animals: to look through, and to decide about together. */
export function SelectionPanel() {
  const app = useApp();
  const { id, map } = useSession();
  const points = map.points.value;
  const facts = map.facts.value;
  if (!points || !facts || facts.count === 0) {
    return <EmptyState icon="edit" title={t.nothingSelected} detail={t.nothingSelectedDetail} />;
  }
  const { count, named, species } = facts;
  const saving = map.saving.value;

  const decide = async (verdict: MapVerdict) => {
    const { saved, refused, error, needsSpecies } = await map.decide(verdict);
    if (refused > 0) app.ui.say(`${t.refused(refused)} ${error?.message ?? ''}`);
    else if (needsSpecies) app.ui.say(texts.notices.needsSpecies);
    else app.ui.say(saved > 0 ? t.saved(saved) : t.nothingToSave);
  };

  return (
    <>
      <header class="selection-head">
        <strong>{t.selected(count)}</strong>
        <IconButton icon="close" label={t.clear} onClick={() => map.select([], 'replace')} />
      </header>
      <SelectionGrid indices={[...map.selection.value]} points={points} />
      <div class="selection-actions" aria-busy={saving !== null}>
        {species.length > 1 ? (
          <p class="selection-warning">
            <Icon name="warning" />
            <span>
              {t.mixedSpecies(
                species.map(([name, n]) => `${name} ${texts.format.number(n)}`).join(', '),
              )}
            </span>
          </p>
        ) : null}
        {named > 0 ? <p class="muted">{t.alreadyNamed(named)}</p> : null}
        <Combobox
          label={t.nameAll}
          focusName="individual"
          value=""
          placeholder={t.namePlaceholder}
          createText={t.newIndividual}
          find={async (typed, signal) => {
            const { call } = app.transport;
            const found = await findIndividuals(call, id, species[0]?.[0] ?? null, typed, signal);
            return found.map(({ name, crops }) => ({ value: name, detail: t.crops(crops) }));
          }}
          onChoose={(individual) => void decide({ verb: 'name', individual })}
        />
        <div class="selection-buttons">
          <vscode-button
            secondary
            disabled={saving !== null}
            onClick={() => void decide({ verb: 'unidentifiable' })}
          >
            {t.unidentifiable}
          </vscode-button>
          <vscode-button
            secondary
            disabled={saving !== null}
            onClick={() => void decide({ verb: 'reject' })}
          >
            {t.reject}
          </vscode-button>
        </div>
        {saving ? <p role="status">{t.saving(saving.done, saving.total)}</p> : null}
      </div>
    </>
  );
}
