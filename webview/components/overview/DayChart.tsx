import { useId, useState } from 'preact/hooks';
import type { Overview } from '../../../server/contract/overview.ts';
import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';
import { reviewOnly } from './go.ts';

const t = texts.overview;

/** Photographs by day, the reviewed part filled; a day leads to its photographs. */
export function DayChart({ days }: { days: Overview['days'] }) {
  const app = useApp();
  const session = useSession();
  const id = useId();
  const [active, setActive] = useState(0);
  const [hovered, setHovered] = useState<number | null>(null);
  const most = Math.max(1, ...days.map(({ images }) => images));
  const review = (index: number) => {
    const day = days[index]?.day;
    if (day) reviewOnly(app, session, { from: day, to: day });
  };
  const press = (event: KeyboardEvent) => {
    const goals: Record<string, number> = {
      ArrowLeft: active - 1,
      ArrowRight: active + 1,
      Home: 0,
      End: days.length - 1,
    };
    const goal = goals[event.key];
    if (goal !== undefined) setActive(Math.max(0, Math.min(days.length - 1, goal)));
    else if (event.key === 'Enter' || event.key === ' ') review(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const shown = days[hovered ?? active];
  return (
    <section class="overview-panel" aria-label={t.days}>
      <h3>{t.days}</h3>
      {days.length === 0 ? (
        <p class="muted">{t.noDays}</p>
      ) : (
        <>
          <p class="day-text muted">
            {shown ? t.day(shown.day, shown.images, shown.reviewed) : t.daysHint}
          </p>
          <div
            class="day-chart"
            role="listbox"
            aria-label={t.days}
            aria-orientation="horizontal"
            aria-activedescendant={`${id}-${active}`}
            tabIndex={0}
            data-keys="list"
            onKeyDown={press}
            onPointerLeave={() => setHovered(null)}
          >
            {days.map(({ day, images, reviewed }, index) => (
              <div
                key={day}
                id={`${id}-${index}`}
                class="day"
                role="option"
                aria-label={t.day(day, images, reviewed)}
                aria-selected={index === active}
                onPointerEnter={() => setHovered(index)}
                onClick={() => review(index)}
              >
                <div class="day-images" style={{ height: `${(100 * images) / most}%` }}>
                  <div class="day-reviewed" style={{ height: `${(100 * reviewed) / images}%` }} />
                </div>
              </div>
            ))}
          </div>
          <p class="day-ends muted">
            <span>{texts.format.date(days[0]?.day ?? '')}</span>
            <span>{texts.format.date(days.at(-1)?.day ?? '')}</span>
          </p>
        </>
      )}
    </section>
  );
}
