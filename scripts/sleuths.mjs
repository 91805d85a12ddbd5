// `npm run sleuths -- <command>`: the command line. Only its own output goes to standard output.
import { prepare } from './setup/prepare.mjs';
import { projectNode, run } from './setup/run.mjs';

await prepare();
process.exitCode = await run(projectNode(), ['dist/cli.js', ...process.argv.slice(2)]);
