import type { Overview } from '../../../server/contract/overview.ts';
import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';
import { reviewOnly } from './go.ts';

const t = texts.overview;

/** Photographs reviewed of all, in total and by split; a split leads to its photographs. */
export function ReviewProgress({ data }: { data: Overview }) {
  const app = useApp();
  const session = useSession();
  const { images, reviewed, unreadable, splits } = data;
  return (
    <section class="overview-panel" aria-label={t.progress}>
      <h3>{t.progress}</h3>
      <p class="progress-figure">
        <strong>{t.percent(images === 0 ? 0 : reviewed / images)}</strong>
        <span class="muted">{t.reviewed(reviewed, images)}</span>
      </p>
      <Bar part={reviewed} whole={images} />
      <p class="muted">
        {reviewed === images ? t.complete : t.left(images - reviewed)}
        {unreadable > 0 ? ` · ${t.unreadable(unreadable)}` : ''}
      </p>
      {splits.length > 1 ? (
        <ul class="split-list" aria-label={t.splits}>
          {splits.map(({ split, ...progress }) => (
            <li key={split}>
              <button
                type="button"
                class="split-line"
                title={t.showSplit(split || t.noSplit)}
                onClick={() => reviewOnly(app, session, { split })}
              >
                <span class="split-name">{split || t.noSplit}</span>
                <Bar part={progress.reviewed} whole={progress.images} />
                <span class="muted">
                  {texts.images.filtered(progress.reviewed, progress.images)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** Says nothing by itself: the numbers stand beside it. */
function Bar({ part, whole }: { part: number; whole: number }) {
  const share = whole === 0 ? 0 : (100 * part) / whole;
  return (
    <span class="bar" aria-hidden="true">
      <span class="bar-part" style={{ width: `${share}%` }} />
    </span>
  );
}
