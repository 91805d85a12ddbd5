import type { RefObject } from 'preact';
import type { PhotoControls } from '../../keyboard/photo-controls.ts';
import { texts } from '../../texts.ts';
import { Board } from '../board/Board.tsx';
import { CompareScene } from '../compare/CompareScene.tsx';
import { useApp } from '../context.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { MapScene } from '../map/MapScene.tsx';
import { Overview } from '../overview/Overview.tsx';
import { PhotoPane } from '../photo/PhotoPane.tsx';
import { SidePanel } from './SidePanel.tsx';
import { Splitter } from './Splitter.tsx';

export interface WorkbenchProps {
  photo: RefObject<PhotoControls | null>;
}

/** What the open dataset fills the page with. */
export function Workbench({ photo }: WorkbenchProps) {
  const { ui } = useApp();
  const { leftWidth, rightWidth } = ui;
  const scene = ui.scene.value;
  const left = leftWidth.value === null ? undefined : `${leftWidth.value}px`;
  const right = rightWidth.value === null ? undefined : `${rightWidth.value}px`;
  const withQueue = scene === 'image' || scene === 'board';
  return (
    <main
      class="workbench"
      data-scene={scene}
      style={{ '--left-width': left, '--right-width': right }}
    >
      {withQueue ? (
        <>
          <section class="column" aria-label={texts.columns.queue}>
            <SidePanel />
          </section>
          <Splitter width={leftWidth} label={texts.columns.resizeLeft} side="left" />
        </>
      ) : null}
      {scene === 'image' ? (
        <>
          <section class="column" aria-label={texts.columns.photo}>
            <PhotoPane controls={photo} />
          </section>
          <Splitter width={rightWidth} label={texts.columns.resizeRight} side="right" />
          <section class="column" aria-label={texts.columns.inspector}>
            <Inspector />
          </section>
        </>
      ) : (
        <section class="column" aria-label={texts.columns[scene]}>
          {scene === 'board' ? <Board /> : null}
          {scene === 'compare' ? <CompareScene controls={photo} /> : null}
          {scene === 'overview' ? <Overview /> : null}
          {scene === 'map' ? <MapScene /> : null}
        </section>
      )}
    </main>
  );
}
