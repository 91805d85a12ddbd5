import type { Trouble } from '../../store/board/outstanding.ts';
import { texts } from '../../texts.ts';
import { PathTail } from '../common/PathTail.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.board.troubles;
const shownAtMost = 5;

/** Photographs about which a decision was refused: the reason, and what to do about it. */
export function BoardTroubles() {
  const { board } = useSession();
  const { saving } = board.tiles;
  const troubles = [...saving.troubles.value];
  if (troubles.length === 0) return null;
  return (
    <section class="board-troubles" role="alert">
      <header>
        <h3>{t.title(troubles.length)}</h3>
        {troubles.length > 1 ? (
          <button type="button" class="link" onClick={() => saving.retry()}>
            {t.retryAll}
          </button>
        ) : null}
      </header>
      <ul>
        {troubles.slice(0, shownAtMost).map(([image, trouble]) => (
          <TroubleRow key={image} image={image} trouble={trouble} />
        ))}
      </ul>
      {troubles.length > shownAtMost ? (
        <p class="muted">{t.more(troubles.length - shownAtMost)}</p>
      ) : null}
    </section>
  );
}

function TroubleRow({ image, trouble }: { image: string; trouble: Trouble }) {
  const app = useApp();
  const { board } = useSession();
  const { saving } = board.tiles;
  const { kind, error } = trouble;
  return (
    <li>
      <PathTail text={image} name="mono" />
      <p>
        {t.kinds[kind]} {kind === 'refused' ? error.message : null} {error.remedy ?? null}
      </p>
      <p class="board-trouble-actions">
        <button type="button" class="link" onClick={() => saving.retry(image)}>
          {kind === 'stale' ? t.redo : t.retry}
        </button>
        <button type="button" class="link" onClick={() => void app.showImage(image)}>
          {t.open}
        </button>
        <button type="button" class="link" onClick={() => saving.discard(image)}>
          {t.discard}
        </button>
      </p>
    </li>
  );
}
