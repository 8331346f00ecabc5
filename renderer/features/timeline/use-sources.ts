import { useEffect, useState, useSyncExternalStore } from 'react';
import { type ProjectId } from '../../../shared/domain/ids.ts';
import { replica } from '../../state/replica.ts';
import { type SourceState, StripSource } from './strip-source.ts';

/** How often tool calls, which are no events, are asked for while a lane works. */
const workPace = 2000;
/** The least time between two pictures of everything. */
const wholePace = 15_000;

/** The strips of what is on the screen, and those of everything, kept up with what happens. */
export function useSources(projectId: ProjectId, working: boolean) {
  const [shown] = useState(() => new StripSource(projectId));
  const [whole] = useState(() => new StripSource(projectId, wholePace));
  useEffect(() => {
    let sequence = replica.getState().world.sequence;
    const heard = () => {
      shown.heard();
      whole.heard();
    };
    const end = replica.subscribe(({ world }) => {
      if (world.sequence === sequence) return;
      sequence = world.sequence;
      heard();
    });
    const beat = working ? setInterval(heard, workPace) : null;
    return () => {
      end();
      if (beat !== null) clearInterval(beat);
    };
  }, [shown, whole, working]);
  useEffect(
    () => () => {
      shown.stop();
      whole.stop();
    },
    [shown, whole],
  );
  return { shown, whole };
}

/** What is known of a source; another object with every answer. */
export const useSourceState = (source: StripSource): SourceState =>
  useSyncExternalStore(source.subscribe, source.state);
