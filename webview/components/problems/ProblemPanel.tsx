import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../../server/contract/problem.ts';
import { toErrorBody } from '../../store/error-body.ts';
import { findProblemImage } from '../../store/problem-image.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { useApp, useSession } from '../context.ts';
import { useVirtual } from '../use-virtual.ts';
import { ProblemText } from './ProblemText.tsx';

const rowHeight = 92;
const t = texts.problems;

/** Everything that is wrong in the dataset; each entry leads to its photograph. */
export function ProblemPanel() {
  const app = useApp();
  const { id, problems } = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = problems.rows.value;
  const more = problems.atEnd.value ? 0 : 1;
  const { items, totalSize } = useVirtual(scroller, rows + more, rowHeight);
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => problems.see(items[0]?.index ?? 0, last), [problems, last, rows]);

  const show = async ({ file }: Problem) => {
    try {
      const image = await findProblemImage(app.transport.call, id, file);
      if (image) await app.showImage(image);
      else app.ui.say(t.notAnImage);
    } catch (error) {
      app.ui.say(toErrorBody(error).message);
    }
  };

  const error = problems.error.value;
  if (error) return <ErrorMessage error={error} />;
  if (problems.total.value === 0) {
    return <EmptyState icon="pass" title={t.none} detail={t.noneDetail} />;
  }
  return (
    <div class="problem-rows" ref={scroller} role="list" aria-label={t.title}>
      <div class="image-rows-space" style={{ height: `${totalSize}px` }}>
        {items.map(({ index, start, key }) => {
          const problem = problems.at(index);
          return problem ? (
            <div
              key={key}
              role="listitem"
              class="problem-row"
              style={{ transform: `translateY(${start}px)` }}
            >
              <button
                type="button"
                title={[problem.message, problem.remedy].filter(Boolean).join('\n')}
                onClick={() => void show(problem)}
              >
                <ProblemText problem={problem} />
              </button>
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}
