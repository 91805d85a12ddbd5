import { useEffect } from 'preact/hooks';
import type { Overview as OverviewData } from '../../../server/contract/overview.ts';
import { showMode } from '../../store/mode.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { useApp, useSession } from '../context.ts';
import { BoxStates } from './BoxStates.tsx';
import { DayChart } from './DayChart.tsx';
import { IndividualCards } from './IndividualCards.tsx';
import { OverviewSkeleton } from './OverviewSkeleton.tsx';
import { ReviewProgress } from './ReviewProgress.tsx';
import { SpeciesCards } from './SpeciesCards.tsx';

const t = texts.overview;

/** How far the review is, and who is in the dataset: pictures first. */
export function Overview() {
  const { overview } = useSession();
  useEffect(() => {
    overview.show();
    return () => overview.hide();
  }, [overview]);
  const data = overview.overview.value;
  const error = overview.error.value;
  if (!data) {
    if (!error) return <OverviewSkeleton />;
    return (
      <EmptyState icon="error" title={t.failed}>
        <ErrorMessage error={error} />
        <vscode-button onClick={() => void overview.load()}>{texts.errors.retry}</vscode-button>
      </EmptyState>
    );
  }
  return <OverviewPage data={data} />;
}

function OverviewPage({ data }: { data: OverviewData }) {
  const app = useApp();
  const session = useSession();
  const error = session.overview.error.value;
  return (
    <div class="overview" data-keys="list">
      <header class="overview-head">
        <h2>{t.title}</h2>
        <vscode-button onClick={() => showMode(app, session, session.mode.peek())}>
          {t.review}
        </vscode-button>
      </header>
      {error ? (
        <p class="overview-stale" role="status">
          {t.outOfDate}
          {error.message}{' '}
          <button type="button" class="link" onClick={() => void session.overview.load()}>
            {texts.errors.retry}
          </button>
        </p>
      ) : null}
      {data.images === 0 ? (
        <EmptyState icon="folder" title={t.nothing} detail={t.nothingDetail} />
      ) : (
        <>
          <div class="overview-top">
            <ReviewProgress data={data} />
            <BoxStates boxes={data.boxes} />
            <DayChart days={data.days} />
          </div>
          <SpeciesCards species={data.species} />
          <IndividualCards species={data.species.flatMap((one) => one.species ?? [])} />
        </>
      )}
    </div>
  );
}
