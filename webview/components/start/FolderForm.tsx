import { useRef } from 'preact/hooks';
import { texts } from '../../texts.ts';
import { useApp } from '../context.ts';

const t = texts.start;

/** A browser may not hand over a folder's path, so it is typed: a path on the server's machine. */
export function FolderForm({ waiting }: { waiting: boolean }) {
  const app = useApp();
  const field = useRef<HTMLInputElement>(null);
  const open = () => {
    const path = field.current?.value.trim();
    if (path) void app.openPath(path);
  };
  return (
    <form
      class="folder-form"
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <label for="folder-path">{t.path}</label>
      <div class="folder-line">
        <input
          ref={field}
          id="folder-path"
          class="text-input"
          placeholder={t.pathPlaceholder}
          autocomplete="off"
          spellcheck={false}
          required
        />
        <vscode-button disabled={waiting} onClick={open}>
          {t.open}
        </vscode-button>
      </div>
    </form>
  );
}
