import { Command } from 'commander';
import { sampleCommand } from './commands/sample.ts';
import { detectionsCommand } from './commands/detections.ts';
import { exploreCommand } from './commands/explore.ts';
import { indexCommand } from './commands/index-dataset.ts';
import { modelsCommand } from './commands/models.ts';
import { serveCommand } from './commands/serve.ts';
import { startCommand } from './commands/start.ts';
import { suggestCommand } from './commands/suggest.ts';
import { failure } from './failure.ts';
import { version } from './version.ts';

const program = new Command('sleuths')
  .description('Who is it? Detections, crops, embeddings and identities of animals in photographs.')
  .version(version)
  .showHelpAfterError();

for (const command of [
  startCommand(),
  serveCommand(),
  indexCommand(),
  detectionsCommand(),
  suggestCommand(),
  exploreCommand(),
  modelsCommand(),
  sampleCommand(),
]) {
  program.addCommand(command);
}

try {
  await program.parseAsync();
} catch (error) {
  failure(error);
}
