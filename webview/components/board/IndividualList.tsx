import { useRef } from 'preact/hooks';
import type { Individual } from '../../../server/contract/collection.ts';
import { individualGroup } from '../../store/board/group.ts';
import { individualOrders, type IndividualOrder } from '../../store/board/group-lists.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { useApp, useSession } from '../context.ts';
import { useFocusRequest } from '../use-focus-request.ts';
import { CropStrip } from './CropStrip.tsx';
import { GroupRows } from './GroupRows.tsx';
import { SpeciesSelect } from './SpeciesSelect.tsx';

const t = texts.board.individuals;

/** Everybody with a name, and their pictures. */
export function IndividualList() {
  const app = useApp();
  const { board } = useSession();
  const { individuals, order, text } = board.lists;
  const field = useRef<HTMLInputElement>(null);
  useFocusRequest('filter', field);
  const total = individuals.total.value;
  return (
    <div class="image-panel">
      <div class="group-search">
        <input
          ref={field}
          type="search"
          class="text-input"
          aria-label={t.search}
          placeholder={t.search}
          spellcheck={false}
          value={text.value}
          onInput={({ currentTarget }) => (text.value = currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'Enter') return;
            if (event.key === 'Escape') text.value = '';
            app.ui.releaseFocus();
            event.stopPropagation();
          }}
        />
        <SpeciesSelect />
      </div>
      <div class="list-total">
        <p class="muted" role="status">
          {total === null ? texts.images.loading : t.total(total)}
        </p>
        <select
          class="order-select"
          aria-label={t.order}
          title={t.order}
          value={order.value}
          onChange={({ currentTarget }) => (order.value = currentTarget.value as IndividualOrder)}
        >
          {individualOrders.map((one) => (
            <option key={one} value={one}>
              {t.orders[one]}
            </option>
          ))}
        </select>
      </div>
      <GroupRows
        list={individuals}
        label={t.list}
        toGroup={individualGroup}
        render={renderIndividual}
        empty={
          text.value.trim() === '' ? (
            <EmptyState icon="account" title={t.none} detail={t.noneDetail} />
          ) : (
            <EmptyState icon="search" title={t.noneFound} />
          )
        }
      />
    </div>
  );
}

function renderIndividual({ name, species, crops, lastSeen, strip }: Individual) {
  const facts = [species, lastSeen === null ? null : t.lastSeen(lastSeen)];
  return (
    <>
      <span class="group-text">
        <span class="group-name">{name}</span>
        <span class="group-facts muted">{t.crops(crops)}</span>
        <span class="group-facts muted">{facts.filter((fact) => fact !== null).join(' · ')}</span>
      </span>
      <CropStrip crops={strip} atMost={3} />
    </>
  );
}
