import type { ErrorBody } from '../../../server/contract/errors.ts';
import { texts } from '../../texts.ts';

/** An error for a person: what, where, what to do. */
export function ErrorMessage({ error }: { error: ErrorBody }) {
  const place = [error.file, error.line && texts.problems.line(error.line), error.field];
  const where = place.filter(Boolean).join(', ');
  const unauthorized = error.code === 'unauthorized';
  const remedy = error.remedy ?? (unauthorized ? texts.errors.unauthorizedRemedy : null);
  return (
    <div class="error-message">
      <p>{unauthorized ? texts.errors.unauthorized : error.message}</p>
      {where ? <p class="mono muted">{where}</p> : null}
      {remedy ? (
        <p>
          <span class="muted">{texts.errors.remedy}</span> {remedy}
        </p>
      ) : null}
    </div>
  );
}
