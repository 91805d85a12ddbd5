import { texts } from '../../texts.ts';
import { useSession } from '../context.ts';

const t = texts.filters;

/** How sure the detector was, at least and at most. */
export function ConfidenceFields() {
  const { queue } = useSession();
  const { minConfidence, maxConfidence } = queue.filters.value;
  return (
    <div class="filter-field" role="group" aria-label={t.confidence}>
      <span class="filter-label">{t.confidence}</span>
      <div class="filter-pair">
        <Share
          label={t.atLeast}
          value={minConfidence}
          onChange={(value) => queue.narrow({ minConfidence: value })}
        />
        <Share
          label={t.atMost}
          value={maxConfidence}
          onChange={(value) => queue.narrow({ maxConfidence: value })}
        />
      </div>
    </div>
  );
}

interface ShareProps {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

function Share({ label, value, onChange }: ShareProps) {
  return (
    <input
      class="text-input"
      type="number"
      min={0}
      max={1}
      step={0.05}
      aria-label={`${t.confidence}: ${label}`}
      placeholder={label}
      value={value ?? ''}
      onChange={({ currentTarget }) => {
        const number = currentTarget.valueAsNumber;
        onChange(Number.isNaN(number) ? undefined : Math.min(1, Math.max(0, number)));
      }}
    />
  );
}
