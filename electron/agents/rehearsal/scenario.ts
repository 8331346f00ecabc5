import { z } from 'zod';
import { fail, ok, type Result } from '../../../shared/kernel/result.ts';
import { mainField, type Step, step } from './step.ts';

const inline = /REHEARSE:(\[[\s\S]*?\]):END/g;
const named = /^[ \t]*Rehearse:[ \t]*([\w-]+)[ \t]*$/gim;

/** What a prompt tells the rehearsal agent to do. */
export type Direction =
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'none' };

/** The last scenario in a prompt, inline or by name: a prompt may repeat the ones before it. */
export function directionIn(prompt: string): Result<Direction> {
  const script = [...prompt.matchAll(inline)].at(-1);
  const name = [...prompt.matchAll(named)].at(-1);
  if (script?.[1] !== undefined && (name === undefined || script.index > name.index)) {
    const steps = stepsFrom(script[1]);
    return steps.ok ? ok({ kind: 'steps', steps: steps.data }) : steps;
  }
  return ok(name?.[1] === undefined ? { kind: 'none' } : { kind: 'named', name: name[1] });
}

/** Whether a prompt says what to do, well or badly. */
export function hasScenario(prompt: string): boolean {
  const direction = directionIn(prompt);
  return !direction.ok || direction.data.kind !== 'none';
}

/** The steps of a scenario's JSON; the error names the step that does not fit. */
export function stepsFrom(json: string): Result<readonly Step[]> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return fail('invalid-input', `The rehearsal is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const parsed = z.array(step).safeParse(spelledOut(value));
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const where = issue === undefined ? '' : ` ${issue.path.join('.')}: ${issue.message}`;
  return fail('invalid-input', `The rehearsal has a step that does not fit:${where}`);
}

/** Short forms written out. */
function spelledOut(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spelledOut);
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const full = 'do' in fields ? fields : fromShort(fields);
  return Array.isArray(full['steps']) ? { ...full, steps: spelledOut(full['steps']) } : full;
}

function fromShort(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const verb = Object.keys(fields).find(
    (key) => key in mainField && !(key === 'ask' && typeof fields[key] === 'boolean'),
  );
  if (verb === undefined) return fields;
  const { [verb]: value, ...rest } = fields;
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && verb !== 'resolveConflicts') {
    return { do: verb, ...value, ...rest };
  }
  if (value === true || value === null) return { do: verb, ...rest };
  return { do: verb, [mainField[verb as Step['do']]]: value, ...rest };
}
