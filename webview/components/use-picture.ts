import { useEffect, useState } from 'preact/hooks';
import type { Input } from '../../server/contract/routes.ts';
import { toErrorBody } from '../store/error-body.ts';
import type { PictureRoute } from '../transport/transport.ts';
import { useApp } from './context.ts';

export interface PictureState {
  url: string | null;
  /** Why there is no URL. */
  failure: string | null;
}

const none: PictureState = { url: null, failure: null };

/** A picture's URL from the transport; `input` null asks for nothing. */
export function usePicture<Name extends PictureRoute>(
  name: Name,
  input: Input<Name> | null,
): PictureState {
  const { transport, connection } = useApp();
  const [state, setState] = useState(none);
  const [round, setRound] = useState(0);
  const connected = connection.value === 'connected';
  const key = input === null ? null : JSON.stringify(input);

  useEffect(() => {
    setState(none);
    if (key === null) return;
    const abort = new AbortController();
    transport
      .pictureUrl(name, JSON.parse(key) as Input<Name>, abort.signal)
      .then((url) => !abort.signal.aborted && setState({ url, failure: null }))
      .catch((error: unknown) => {
        if (!abort.signal.aborted) setState({ url: null, failure: toErrorBody(error).message });
      });
    return () => abort.abort();
  }, [transport, name, key, round]);

  useEffect(() => {
    if (connected && state.failure !== null) setRound((before) => before + 1);
    // Once for each time that the server is back, not for each failure.
  }, [connected]);

  return state;
}
