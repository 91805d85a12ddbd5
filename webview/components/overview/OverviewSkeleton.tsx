import { texts } from '../../texts.ts';

/** The shape of what is coming. */
export function OverviewSkeleton() {
  return (
    <div class="overview overview-skeleton" role="status" aria-label={texts.overview.loading}>
      <div class="overview-top">
        <div class="skeleton skeleton-panel" />
        <div class="skeleton skeleton-panel" />
        <div class="skeleton skeleton-panel" />
      </div>
      <div class="species-cards">
        {[0, 1, 2, 3].map((card) => (
          <div key={card} class="skeleton skeleton-card" />
        ))}
      </div>
    </div>
  );
}
