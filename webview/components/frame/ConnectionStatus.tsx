import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { useApp } from '../context.ts';

const t = texts.connection;

/** Says when the server is away; while it is there, nothing. */
export function ConnectionStatus() {
  const connection = useApp().connection.value;
  return (
    <span class="connection" role="status">
      {connection === 'lost' ? (
        <span class="connection-lost" title={t.lostDetail}>
          <Icon name="sync" spin />
          {t.lost}
        </span>
      ) : null}
      {connection === 'stopped' ? (
        <span class="connection-lost" title={t.stoppedDetail}>
          <Icon name="debug-disconnect" />
          {t.stopped}
        </span>
      ) : null}
    </span>
  );
}
