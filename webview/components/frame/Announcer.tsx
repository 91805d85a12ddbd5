import { useSession } from '../context.ts';

/** Tells a screen reader what was decided. */
export function Announcer() {
  const { number, text } = useSession().announcements.last.value;
  return (
    <div class="visually-hidden" role="status">
      {text === '' ? null : <span key={number}>{text}</span>}
    </div>
  );
}
