import type { Section } from '../../store/board/rules.ts';
import { texts } from '../../texts.ts';

const t = texts.board.sections;

/** Says what sets the crops below apart from the others. */
export function SectionHeading({ section, top }: { section: Section; top: number }) {
  const { kind, count } = section;
  if (kind === 'all') return null;
  return (
    <p
      class={`board-section board-section-${kind}`}
      role="presentation"
      title={kind === 'apart' ? t.apartRule : undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <strong>{kind === 'apart' ? t.apart(count) : t[kind]}</strong>
      {kind === 'apart' ? <span class="muted">{t.apartDetail}</span> : null}
    </p>
  );
}
