import fs from 'node:fs/promises';

/** Process ids of Safari Sleuths' servers whose program lies below `folder`. Linux only. */
export async function serverProcesses(folder: string): Promise<number[]> {
  const pids = (await fs.readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const servers = await Promise.all(
    pids.map(async (pid) => {
      // A process may end while we look.
      const line = await fs.readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      const [, program = '', command] = line.split('\0');
      return program.startsWith(folder) && command === 'serve' ? [Number(pid)] : [];
    }),
  );
  return servers.flat();
}
