import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { useApp } from '../context.ts';

const t = texts.connection;

/** The server is away: what that means for what the person decides. While it is there, nothing. */
export function OfflineBar() {
  const app = useApp();
  const connection = app.connection.value;
  const away = connection === 'lost' || connection === 'stopped';
  const waiting = app.session.value?.review.unsaved.value.length ?? 0;
  return (
    <div role="status">
      {away ? (
        <div class="frame-bar frame-bar-offline">
          <Icon
            name={connection === 'lost' ? 'sync' : 'debug-disconnect'}
            spin={connection === 'lost'}
          />
          <div class="frame-bar-text">
            <strong>{connection === 'lost' ? t.lost : t.stopped}</strong>
            <span>{connection === 'lost' ? t.lostDetail : t.stoppedDetail}</span>
            {waiting > 0 ? <span>{t.waiting(waiting)}</span> : null}
          </div>
        </div>
      ) : null}
    </div>
  );
}
