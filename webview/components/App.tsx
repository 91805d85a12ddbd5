import { useRef } from 'preact/hooks';
import type { PhotoControls } from '../keyboard/photo-controls.ts';
import { SurestDialog } from './board/SurestDialog.tsx';
import { SessionContext, useApp } from './context.ts';
import { Announcer } from './frame/Announcer.tsx';
import { ConflictDialog } from './frame/ConflictDialog.tsx';
import { FailureBar } from './frame/FailureBar.tsx';
import { OfflineBar } from './frame/OfflineBar.tsx';
import { KeysDialog } from './frame/KeysDialog.tsx';
import { Notice } from './frame/Notice.tsx';
import { QuestionDialog } from './frame/QuestionDialog.tsx';
import { SkipLink } from './frame/SkipLink.tsx';
import { TopBar } from './frame/TopBar.tsx';
import { Workbench } from './frame/Workbench.tsx';
import { Start } from './start/Start.tsx';
import { useHostKeys } from './use-host-keys.ts';
import { useKeyboard } from './use-keyboard.ts';
import { useTypeAhead } from './use-type-ahead.ts';

/** The page: the start, or the three columns of an open dataset. */
export function App() {
  const app = useApp();
  const photo = useRef<PhotoControls | null>(null);
  const typeAhead = useTypeAhead(app);
  useKeyboard(app, photo, typeAhead);
  useHostKeys(app, photo, typeAhead);
  const session = app.session.value;
  return (
    <>
      <div>
        {session ? <SkipLink /> : null}
        <TopBar />
        <OfflineBar />
        <FailureBar />
      </div>
      {session ? (
        <SessionContext.Provider value={session} key={session.id}>
          <Workbench photo={photo} />
          <Announcer />
          <QuestionDialog />
          <ConflictDialog />
          <SurestDialog />
        </SessionContext.Provider>
      ) : (
        <Start />
      )}
      <KeysDialog />
      <Notice />
    </>
  );
}
