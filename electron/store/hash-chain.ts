import { hash } from 'node:crypto';
import { type Actor } from '../../shared/domain/actor.ts';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';

/** What the first row covers in place of a row before it. */
export const chainStart = '0'.repeat(64);

/** The stored fields of an event, in the order in which they are hashed. */
export interface EventFields {
  readonly sequence: number;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly schema: number;
  readonly at: number;
  readonly actor: string;
  readonly commandId: string;
  readonly cause: string | null;
  readonly data: string;
}

/** SHA-256, hex, over the row before and every field of this one: nothing can be changed, dropped or put in between unseen. */
export function chainHash(before: string, f: EventFields): string {
  const fields = [
    f.sequence,
    f.stream,
    f.version,
    f.type,
    f.schema,
    f.at,
    f.actor,
    f.commandId,
    f.cause,
    f.data,
  ];
  return hash('sha256', before + JSON.stringify(fields), 'hex');
}

/** Actors as JSON: few objects act many times. */
const actorText = new WeakMap<Actor, string>();

function textOf(actor: Actor): string {
  const known = actorText.get(actor);
  if (known !== undefined) return known;
  const text = JSON.stringify(actor);
  actorText.set(actor, text);
  return text;
}

/** An event as its row's fields. */
export function fieldsOf(event: Recorded<DomainEvent>): EventFields {
  const { sequence, stream, version, type, schema, at, commandId, cause } = event;
  return {
    sequence,
    stream,
    version,
    type,
    schema,
    at,
    commandId,
    cause,
    actor: textOf(event.actor),
    data: JSON.stringify(event.data),
  };
}
