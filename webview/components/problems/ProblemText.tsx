import type { Problem } from '../../../server/contract/problem.ts';
import { texts } from '../../texts.ts';
import { PathTail } from '../common/PathTail.tsx';
import { Icon } from '../common/Icon.tsx';

/** A problem in words: what, what to do, where. */
export function ProblemText({ problem }: { problem: Problem }) {
  const { severity, message, remedy, file, line, column, field } = problem;
  const place = [line ? texts.problems.line(line, column) : null, field].filter(Boolean).join(', ');
  return (
    <span class={`problem problem-${severity}`}>
      <Icon name={severity} />
      <span class="problem-text">
        <span class="visually-hidden">{texts.problems.severity[severity]}: </span>
        <span class="problem-message">{message}</span>
        {remedy ? <span class="problem-remedy muted">{remedy}</span> : null}
        <span class="problem-place mono muted">
          <PathTail name="problem-file" text={file} />
          {place ? <span>{place}</span> : null}
        </span>
      </span>
    </span>
  );
}
