import { texts } from '../../texts.ts';
import { useSession } from '../context.ts';
import { Icon } from '../common/Icon.tsx';

const t = texts.engine;

/** Which models look at the photographs, and what runs them; why, as a tooltip. */
export function EngineLine() {
  const state = useSession().engine.state.value;
  if (!state) return null;
  const { detector, embedder, provider } = state;
  const details = [
    t.detector(detector),
    t.embedder(embedder),
    provider ? t.provider(provider.chosen, provider.reason) : t.notUsed,
    ...(provider?.rejected ?? []).map(({ provider, reason }) => t.rejected(provider, reason)),
  ];
  return (
    <p class="engine-line muted" title={details.join('\n')}>
      <Icon name="chip" />
      <span class="engine-models">{detector ?? embedder ?? t.noModels}</span>
      {provider ? <span class="engine-provider">{t.name(provider.chosen)}</span> : null}
    </p>
  );
}
