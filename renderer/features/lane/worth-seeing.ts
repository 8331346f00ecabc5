import { type EndedTerminal } from '../../../shared/domain/lane/state.ts';

/** Whether what a terminal showed last has something to tell that nobody asked to be rid of. */
export const worthSeeing = ({ end, exitCode }: EndedTerminal): boolean =>
  end !== 'closed' && !(end === 'exited' && exitCode === 0);
