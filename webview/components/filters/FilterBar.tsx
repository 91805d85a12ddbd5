import { useEffect, useRef, useState } from 'preact/hooks';
import { texts } from '../../texts.ts';
import { IconButton } from '../common/IconButton.tsx';
import { useSession } from '../context.ts';
import { useFocusRequest } from '../use-focus-request.ts';
import { FilterChips } from './FilterChips.tsx';
import { FilterPanel } from './FilterPanel.tsx';

const t = texts.filters;
/** Until a person has finished typing, in milliseconds. */
const pause = 200;

/** Narrows the queue: by text at once, by the rest behind a button. */
export function FilterBar() {
  const { queue, facets } = useSession();
  const [open, setOpen] = useState(false);
  const bar = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useFocusRequest('filter', field);

  useEffect(() => {
    facets.watched.value = open;
    if (!open) return;
    const leave = (event: Event) => {
      if (!event.composedPath().includes(bar.current!)) setOpen(false);
    };
    addEventListener('pointerdown', leave);
    return () => {
      facets.watched.value = false;
      removeEventListener('pointerdown', leave);
    };
  }, [open, facets]);

  const search = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => queue.narrow({ text }), pause);
  };
  const active = queue.active.value.filter(({ kind }) => kind !== 'text').length;
  const close = () => {
    setOpen(false);
    bar.current?.querySelector<HTMLElement>('.filter-button')?.focus();
  };

  return (
    <search class="filter-bar" ref={bar}>
      <div class="filter-line">
        <input
          ref={field}
          class="text-input"
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          value={queue.filters.value.text ?? ''}
          onInput={({ currentTarget }) => search(currentTarget.value)}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
        />
        <IconButton
          class="filter-button"
          icon={active > 0 ? 'filter-filled' : 'filter'}
          label={t.open(active)}
          expanded={open}
          onClick={() => setOpen(!open)}
        />
      </div>
      <FilterChips />
      {open ? <FilterPanel onClose={close} /> : null}
    </search>
  );
}
