import '@vscode-elements/elements/dist/vscode-badge/vscode-badge.js';
import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import '@vscode-elements/elements/dist/vscode-checkbox/vscode-checkbox.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/vscode-progress-bar.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/vscode-progress-ring.js';
import '@vscode/codicons/dist/codicon.css';
import './styles/styles.css';
import { render } from 'preact';
import { App } from './components/App.tsx';
import { AppContext } from './components/context.ts';
import { createApp } from './store/app.ts';
import { followTheme } from './theme/follow-theme.ts';
import { chooseTransport } from './transport/choose.ts';

const root = document.getElementById('app');
if (!root) throw new Error('The page has no element with the id "app".');

const app = createApp(chooseTransport());
if (app.transport.kind === 'browser') followTheme(app.ui.theme);

addEventListener('beforeunload', (event) => {
  if (app.hasUnsaved.peek()) event.preventDefault();
});

render(
  <AppContext.Provider value={app}>
    <App />
  </AppContext.Provider>,
  root,
);
void app.start();
