import { EncounterList } from '../board/EncounterList.tsx';
import { IndividualList } from '../board/IndividualList.tsx';
import { UnknownList } from '../board/UnknownList.tsx';
import { useApp, useSession } from '../context.ts';
import { ImagePanel } from '../images/ImagePanel.tsx';
import { JobPanel } from '../images/JobPanel.tsx';
import { ProblemPanel } from '../problems/ProblemPanel.tsx';
import { EngineLine } from './EngineLine.tsx';
import { ModeSwitch } from './ModeSwitch.tsx';

/** The left column: the queue in its present mode or the problems, and below the work under way. */
export function SidePanel() {
  const { panel } = useApp().ui;
  const { mode } = useSession();
  const shown = panel.value === 'problems' ? 'problems' : mode.value;
  return (
    <>
      <ModeSwitch />
      <div class="tab-panel" role="tabpanel" id="queue-panel" aria-labelledby={`mode-${shown}`}>
        {shown === 'images' ? <ImagePanel /> : null}
        {shown === 'encounters' ? <EncounterList /> : null}
        {shown === 'individuals' ? <IndividualList /> : null}
        {shown === 'unknowns' ? <UnknownList /> : null}
        {shown === 'problems' ? <ProblemPanel /> : null}
      </div>
      <JobPanel />
      <EngineLine />
    </>
  );
}
