import { writeFile } from 'node:fs/promises';
import Mocha from 'mocha';
import { openDatasetTests } from './open-dataset.ts';

/** How one test ended; read by whoever started the editor. */
export interface HostTestResult {
  title: string;
  /** null: it passed. */
  error: string | null;
}

/** VS Code calls this inside the extension host, and ends with it. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000 });
  mocha.suite.emit('pre-require', globalThis, null, mocha);
  openDatasetTests();
  const results: HostTestResult[] = [];
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => results.push({ title: test.fullTitle(), error: null }));
    runner.on('fail', (test, error: Error) =>
      results.push({ title: test.fullTitle(), error: error.stack ?? error.message }),
    );
  });
  // The console of an extension host does not reach whoever started the editor everywhere.
  const file = process.env['SLEUTHS_HOST_RESULTS'];
  if (file) await writeFile(file, JSON.stringify(results));
  if (failures > 0) throw new Error(`${failures} tests failed in the extension host.`);
}
