import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { useApp } from '../context.ts';

const t = texts.start;

/** Datasets that the server has open or had open before. */
export function RecentList() {
  const app = useApp();
  const recents = app.recents.value;
  if (recents.length === 0) return null;
  return (
    <section>
      <h3>{t.recents}</h3>
      <ul class="recents">
        {recents.map(({ id, name, path, counts }) => (
          <li key={id}>
            <button type="button" class="recent" onClick={() => void app.openCollection(id)}>
              <Icon name="folder" />
              <span class="recent-name">{name}</span>
              <span class="recent-path mono muted">{path}</span>
              <span class="recent-counts muted">
                {t.images(counts.images)}
                {counts.proposed > 0 ? ` · ${t.toDecide(counts.proposed)}` : ''}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
