import { useId, useRef, useState } from 'preact/hooks';
import { texts } from '../../texts.ts';
import { MarkSwatch } from '../common/MarkSwatch.tsx';
import { useSession } from '../context.ts';
import { useVirtual } from '../use-virtual.ts';

const t = texts.map;
const rowHeight = 26;

/** What the colours mean, with counts: a line under the pointer stands out, a click keeps it so. */
export function Legend() {
  const { map } = useSession();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const { hoveredGroup, pinnedGroup } = map;
  const groups = map.groups.value?.groups ?? [];
  const { items, totalSize, scrollTo } = useVirtual(scroller, groups.length, rowHeight);
  const pinned = groups.find(({ key }) => key === pinnedGroup.value);

  const toggle = (index: number) => {
    const key = groups[index]?.key;
    if (key === undefined) return;
    setActive(index);
    pinnedGroup.value = pinnedGroup.peek() === key ? undefined : key;
  };
  const go = (index: number) => {
    const next = Math.max(0, Math.min(groups.length - 1, index));
    setActive(next);
    scrollTo(next);
    hoveredGroup.value = groups[next]?.key;
  };
  const press = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
    const by = steps[event.key];
    if (by !== undefined) go(active + by);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(groups.length - 1);
    else if (event.key === 'Enter' || event.key === ' ') toggle(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <h3 class="map-side-title">{t.colourings[map.colouring.value]}</h3>
      <div
        ref={scroller}
        class="legend"
        role="listbox"
        aria-label={t.legend}
        aria-activedescendant={`${id}-${active}`}
        tabIndex={0}
        data-keys="list"
        onKeyDown={press}
        onBlur={() => (hoveredGroup.value = undefined)}
        onPointerLeave={() => (hoveredGroup.value = undefined)}
      >
        <div role="presentation" style={{ height: `${totalSize}px` }}>
          {items.map(({ index, start }) => {
            const group = groups[index];
            if (!group) return null;
            const { key, label, count, mark } = group;
            return (
              <div
                key={key ?? ''}
                id={`${id}-${index}`}
                class="legend-line"
                role="option"
                aria-selected={key === pinnedGroup.value}
                aria-setsize={groups.length}
                aria-posinset={index + 1}
                data-active={index === active}
                style={{ transform: `translateY(${start}px)` }}
                onPointerEnter={() => (hoveredGroup.value = key)}
                onClick={() => toggle(index)}
              >
                <MarkSwatch mark={mark} />
                <span class={key === null ? 'legend-name muted' : 'legend-name'}>{label}</span>
                <span class="muted">{texts.format.number(count)}</span>
              </div>
            );
          })}
        </div>
      </div>
      {pinned ? (
        <div class="legend-actions">
          <vscode-button secondary block onClick={() => map.selectGroup(pinned.key)}>
            {t.selectGroup(pinned.label)}
          </vscode-button>
        </div>
      ) : (
        <p class="legend-hint muted">{t.legendHint}</p>
      )}
    </>
  );
}
