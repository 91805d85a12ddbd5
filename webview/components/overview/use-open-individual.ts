import type { Individual } from '../../../server/contract/collection.ts';
import { useApp, useSession } from '../context.ts';
import { showMode } from '../../store/mode.ts';

/** Opens the board with all crops of an individual. */
export function useOpenIndividual(): (individual: Individual) => void {
  const app = useApp();
  const session = useSession();
  return (individual) => {
    session.board.openIndividual(individual);
    showMode(app, session, 'individuals');
  };
}
