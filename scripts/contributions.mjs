// `npm run contributions`: writes VS Code's commands and key bindings from server/contract/verbs.ts.
import { ensureInstalled } from './setup/install.mjs';
import { projectNode, run } from './setup/run.mjs';

await ensureInstalled();
process.exitCode = await run(projectNode(), ['scripts/contributes/write.mjs']);
