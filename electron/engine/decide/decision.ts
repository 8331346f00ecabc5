import { type Actor } from '../../../shared/domain/actor.ts';
import { type DomainEvent } from '../../../shared/domain/event.ts';
import { type Result } from '../../../shared/kernel/result.ts';
import { type World } from '../../../shared/domain/world.ts';

/** What follows from a command: events, none where nothing needs to change, or the reason why not. */
export type Decision = Result<readonly DomainEvent[]>;

/** All that a decision may look at. */
export interface Deciding {
  readonly world: World;
  readonly actor: Actor;
}
