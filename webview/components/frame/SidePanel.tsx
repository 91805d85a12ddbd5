import { texts } from '../../texts.ts';
import type { Panel } from '../../store/ui.ts';
import { useApp, useSession } from '../context.ts';
import { ImagePanel } from '../images/ImagePanel.tsx';
import { JobPanel } from '../images/JobPanel.tsx';
import { ProblemPanel } from '../problems/ProblemPanel.tsx';

/** The left column: photographs or problems, and below them the work under way. */
export function SidePanel() {
  const { panel } = useApp().ui;
  const { counts } = useSession().collection.value;
  return (
    <>
      <div class="tabs" role="tablist" aria-label={texts.panels.label}>
        <Tab panel="images" label={texts.panels.images} count={null} />
        <Tab panel="problems" label={texts.panels.problems} count={counts.problems} />
      </div>
      <div
        class="tab-panel"
        role="tabpanel"
        id={`panel-${panel.value}`}
        aria-labelledby={`tab-${panel.value}`}
      >
        {panel.value === 'images' ? <ImagePanel /> : <ProblemPanel />}
      </div>
      <JobPanel />
    </>
  );
}

function Tab(props: { panel: Panel; label: string; count: number | null }) {
  const { panel } = useApp().ui;
  const chosen = panel.value === props.panel;
  const other: Panel = props.panel === 'images' ? 'problems' : 'images';
  return (
    <button
      type="button"
      class="tab"
      role="tab"
      id={`tab-${props.panel}`}
      aria-selected={chosen}
      aria-controls={`panel-${props.panel}`}
      tabIndex={chosen ? 0 : -1}
      onClick={() => (panel.value = props.panel)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        panel.value = other;
        document.getElementById(`tab-${other}`)?.focus();
        event.preventDefault();
      }}
    >
      {props.label}
      {props.count ? <vscode-badge variant="counter">{props.count}</vscode-badge> : null}
    </button>
  );
}
