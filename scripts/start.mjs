// `npm start [-- /path/to/dataset]`: from a fresh clone to the page, in one command.
import { prepare } from './setup/prepare.mjs';
import { projectNode, run } from './setup/run.mjs';

await prepare();
process.exitCode = await run(projectNode(), ['dist/cli.js', 'start', ...process.argv.slice(2)]);
