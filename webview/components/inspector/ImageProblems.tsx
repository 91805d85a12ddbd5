import type { Problem } from '../../../server/contract/problem.ts';
import { texts } from '../../texts.ts';
import { ProblemText } from '../problems/ProblemText.tsx';

/** What is wrong with this photograph's files. */
export function ImageProblems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <section class="image-problems">
      <h3>{texts.problems.ofImage}</h3>
      <ul>
        {problems.map((problem, index) => (
          <li key={index}>
            <ProblemText problem={problem} />
          </li>
        ))}
      </ul>
    </section>
  );
}
