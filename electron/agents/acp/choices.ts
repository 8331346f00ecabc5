import { asList, asRecord, asText, at } from './wire.ts';

/** Something that a session lets its client choose, in whichever of the protocol's two ways it offers it. */
export interface Choice {
  readonly current: string | null;
  readonly options: readonly ChoiceOption[];
  /** The request that makes the choice. */
  readonly request: (
    sessionId: string,
    value: string,
  ) => { readonly method: string; readonly params: object };
}

export interface ChoiceOption {
  readonly value: string;
  readonly name: string;
}

/** The session's modes: Claude Code, Gemini and Qwen list them as modes, opencode as a config option. */
export function modeChoice(session: unknown): Choice | null {
  const modes = at(session, 'modes');
  const options = optionsOf(at(modes, 'availableModes'), 'id');
  if (options.length === 0) return configChoice(session, 'mode');
  return {
    current: asText(at(modes, 'currentModeId')),
    options,
    request: (sessionId, modeId) => ({ method: 'session/set_mode', params: { sessionId, modeId } }),
  };
}

/** The session's models: a config option with Claude Code and opencode, the older list of models with Gemini and Qwen. */
export function modelChoice(session: unknown): Choice | null {
  const configured = configChoice(session, 'model');
  if (configured !== null) return configured;
  const models = at(session, 'models');
  const options = optionsOf(at(models, 'availableModels'), 'modelId');
  if (options.length === 0) return null;
  return {
    current: asText(at(models, 'currentModelId')),
    options,
    request: (sessionId, modelId) => ({ method: 'session/set_model', params: { sessionId, modelId } }),
  };
}

function configChoice(session: unknown, category: string): Choice | null {
  const option = asList(at(session, 'configOptions'))
    .map(asRecord)
    .find((o) => o['category'] === category && o['type'] === 'select');
  const configId = asText(option?.['id']);
  if (option === undefined || configId === null) return null;
  const entries = asList(option['options']);
  const flat = entries.flatMap((e) => {
    const group = asRecord(e)['options'];
    return Array.isArray(group) ? group : [e];
  });
  return {
    current: asText(option['currentValue']),
    options: optionsOf(flat, 'value'),
    request: (sessionId, value) => ({
      method: 'session/set_config_option',
      params: { sessionId, configId, value },
    }),
  };
}

function optionsOf(list: unknown, key: string): readonly ChoiceOption[] {
  return asList(list).flatMap((entry) => {
    const value = asText(asRecord(entry)[key]);
    return value === null ? [] : [{ value, name: asText(asRecord(entry)['name']) ?? value }];
  });
}

/** Modes in which an agent asks before it acts, best first: `default` (Claude Code, Gemini, Qwen), `approve` (goose). */
const asking = ['default', 'ask', 'manual', 'approve', 'normal'];
/** Modes in which an agent acts without asking, by the words their ids are made of. */
const unasking = /yolo|bypass|full|auto|accept|dont-?ask|skip/i;

export function askingMode(choice: Choice): string | null {
  for (const id of asking) {
    const option = choice.options.find((o) => o.value.toLowerCase() === id);
    if (option !== undefined) return option.value;
  }
  return null;
}

export const isUnasking = (mode: string): boolean => unasking.test(mode);

/** The offered model that a person meant: by id, by name, or by the id without its provider. */
export function modelNamed(choice: Choice, wanted: string): string | null {
  const same = (a: string): boolean => a.toLowerCase() === wanted.toLowerCase();
  const found =
    choice.options.find((o) => o.value === wanted) ??
    choice.options.find((o) => same(o.value) || same(o.name)) ??
    choice.options.find((o) => same(o.value.slice(o.value.indexOf('/') + 1)));
  return found?.value ?? null;
}
