import type { RefObject } from 'preact';
import type { PhotoControls } from '../../keyboard/run.ts';
import { texts } from '../../texts.ts';
import { useApp } from '../context.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { PhotoPane } from '../photo/PhotoPane.tsx';
import { SidePanel } from './SidePanel.tsx';
import { Splitter } from './Splitter.tsx';

/** The three columns: which photograph, the photograph, the animal. */
export function Workbench({ photo }: { photo: RefObject<PhotoControls | null> }) {
  const { leftWidth, rightWidth } = useApp().ui;
  const left = leftWidth.value === null ? undefined : `${leftWidth.value}px`;
  const right = rightWidth.value === null ? undefined : `${rightWidth.value}px`;
  return (
    <main class="workbench" style={{ '--left-width': left, '--right-width': right }}>
      <section class="column" aria-label={texts.columns.images}>
        <SidePanel />
      </section>
      <Splitter width={leftWidth} label={texts.columns.resizeLeft} side="left" />
      <section class="column" aria-label={texts.columns.photo}>
        <PhotoPane controls={photo} />
      </section>
      <Splitter width={rightWidth} label={texts.columns.resizeRight} side="right" />
      <section class="column" aria-label={texts.columns.inspector}>
        <Inspector />
      </section>
    </main>
  );
}
