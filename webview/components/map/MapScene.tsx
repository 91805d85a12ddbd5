import { useEffect } from 'preact/hooks';
import { isUnderWay } from '../../store/jobs.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { useSession } from '../context.ts';
import { JobProgress } from '../images/JobProgress.tsx';
import { Legend } from './Legend.tsx';
import { MapSurface } from './MapSurface.tsx';
import { SelectionPanel } from './SelectionPanel.tsx';

const t = texts.map;

/** All animals as points: alike ones lie together. */
export function MapScene() {
  const { map } = useSession();
  useEffect(() => {
    map.show();
    return () => map.hide();
  }, [map]);
  const points = map.points.value;
  if (!points || points.count === 0) {
    return (
      <div class="map-empty">
        <MapAbsent />
      </div>
    );
  }
  return (
    <div class="map-scene">
      <h2 class="visually-hidden">{t.title}</h2>
      <aside class="map-side" aria-label={t.legend}>
        <Legend />
      </aside>
      <div class="map-middle">
        <MapState />
        <MapSurface />
      </div>
      <aside class="map-side" aria-label={t.selected(map.selection.value.size)}>
        <SelectionPanel />
      </aside>
    </div>
  );
}

/** Why there is no map, and how to come by one. */
function MapAbsent() {
  const { map, collection } = useSession();
  const job = map.job.value;
  const error = map.error.value;
  const { indexed } = collection.value.counts;
  if (job && isUnderWay(job)) {
    return (
      <EmptyState icon="globe" title={t.making}>
        <JobProgress job={job} onCancel={() => void map.cancel()} />
      </EmptyState>
    );
  }
  if (map.loading.value) {
    return (
      <div class="map-loading" role="status">
        <vscode-progress-ring />
        {t.loading}
      </div>
    );
  }
  if (error) {
    return (
      <EmptyState icon="error" title={t.failed}>
        <ErrorMessage error={error} />
        <vscode-button onClick={() => void map.load()}>{texts.errors.retry}</vscode-button>
      </EmptyState>
    );
  }
  if (indexed === 0) return <EmptyState icon="globe" title={t.none} detail={t.notIndexed} />;
  return (
    <EmptyState
      icon="globe"
      title={map.made.value ? t.empty : t.none}
      detail={map.made.value ? t.emptyDetail : t.noneDetail}
    >
      {job?.error ? (
        <div class="map-failed" role="alert">
          <strong>{t.makingFailed}</strong>
          <ErrorMessage error={job.error} />
        </div>
      ) : null}
      <vscode-button onClick={() => void map.make()}>{t.make}</vscode-button>
    </EmptyState>
  );
}

/** Above a map that is shown: that it is out of date, or made anew just now. */
function MapState() {
  const { map } = useSession();
  const job = map.job.value;
  const error = map.error.value;
  if (job && isUnderWay(job)) {
    return <JobProgress job={job} onCancel={() => void map.cancel()} />;
  }
  const trouble = error ?? job?.error ?? null;
  if (trouble) {
    return (
      <div class="map-state" role="alert">
        <ErrorMessage error={trouble} />
        <button type="button" class="link" onClick={() => void map.load()}>
          {texts.errors.retry}
        </button>
      </div>
    );
  }
  if (!map.made.value?.outdated) return null;
  return (
    <div class="map-state" role="status">
      {t.outdated}
      <button type="button" class="link" onClick={() => void map.make()}>
        {t.remake}
      </button>
    </div>
  );
}
