import { useEffect } from 'preact/hooks';
import { useApp } from '../context.ts';

/** Lets go of peeking when its key comes up, or when the page loses sight of the keyboard. */
export function usePeekRelease(): void {
  const { peek } = useApp().ui;
  useEffect(() => {
    const release = () => peek.release();
    addEventListener('keyup', release);
    addEventListener('blur', release);
    return () => {
      removeEventListener('keyup', release);
      removeEventListener('blur', release);
    };
  }, [peek]);
}
