import { describe, expect, it } from 'vitest';
import { askingMode, isUnasking, modeChoice, modelChoice, modelNamed } from './choices.ts';
import { permissionOutcome } from './permission.ts';
import { UsageMeter } from './usage.ts';

const once = { optionId: 'once', kind: 'allow_once' };
const always = { optionId: 'always', kind: 'allow_always' };
const reject = { optionId: 'no', kind: 'reject_once' };

describe('an answer to a permission request', () => {
  it('is never one that lets the agent stop asking', () => {
    expect(permissionOutcome('allow', [always, once, reject]).response.outcome).toEqual({
      outcome: 'selected',
      optionId: 'once',
    });
    const refused = permissionOutcome('allow', [always, reject]);
    expect(refused.allowed).toBe(false);
    expect(refused.response.outcome).toEqual({ outcome: 'selected', optionId: 'no' });
    expect(refused.notice).toContain('rejected');
    expect(permissionOutcome('allow', [always]).response.outcome).toEqual({ outcome: 'cancelled' });
    expect(permissionOutcome('allow', 'nonsense').response.outcome).toEqual({ outcome: 'cancelled' });
  });

  it('is a rejection or void as it was decided', () => {
    expect(permissionOutcome('reject', [once, reject]).response.outcome).toMatchObject({ optionId: 'no' });
    expect(permissionOutcome('cancelled', [once, reject]).response.outcome).toEqual({ outcome: 'cancelled' });
  });
});

describe('the mode', () => {
  it('is the one that asks, in both ways of offering it', () => {
    const claude = modeChoice({
      modes: {
        currentModeId: 'acceptEdits',
        availableModes: [{ id: 'acceptEdits' }, { id: 'default' }, { id: 'auto' }],
      },
    });
    expect(claude && askingMode(claude)).toBe('default');
    const goose = modeChoice({
      configOptions: [
        {
          id: 'm',
          category: 'mode',
          type: 'select',
          currentValue: 'auto',
          options: [{ value: 'auto' }, { value: 'approve' }],
        },
      ],
    });
    expect(goose && askingMode(goose)).toBe('approve');
    expect(goose?.request('s', 'approve')).toEqual({
      method: 'session/set_config_option',
      params: { sessionId: 's', configId: 'm', value: 'approve' },
    });
    const opencode = modeChoice({ modes: { availableModes: [{ id: 'build' }, { id: 'plan' }] } });
    expect(opencode && askingMode(opencode)).toBe(null);
    expect(['yolo', 'bypassPermissions', 'acceptEdits', 'full-access', 'dontAsk'].every(isUnasking)).toBe(
      true,
    );
    expect(['default', 'build', 'plan'].some(isUnasking)).toBe(false);
  });
});

describe('the model', () => {
  it('is found by id, by name, and by the id without its provider, in groups too', () => {
    const choice = modelChoice({
      configOptions: [
        {
          id: 'model',
          category: 'model',
          type: 'select',
          currentValue: 'a/one',
          options: [{ group: 'a', name: 'A', options: [{ value: 'a/one', name: 'One' }] }],
        },
      ],
    });
    expect(choice?.current).toBe('a/one');
    expect(choice && ['a/one', 'one', 'ONE', 'two'].map((name) => modelNamed(choice, name))).toEqual([
      'a/one',
      'a/one',
      'a/one',
      null,
    ]);
    const gemini = modelChoice({
      models: { currentModelId: 'x', availableModels: [{ modelId: 'x', name: 'X' }] },
    });
    expect(gemini?.request('s', 'x').method).toBe('session/set_model');
  });
});

describe('usage', () => {
  it('is read from each agent’s own place for it and never invented', () => {
    const meter = new UsageMeter();
    expect(meter.turn({ stopReason: 'end_turn' })).toBe(null);
    expect(meter.turn({ _meta: { quota: { token_count: { input_tokens: 7, output_tokens: 2 } } } })).toEqual({
      inputTokens: 7,
      cachedTokens: null,
      outputTokens: 2,
    });
    expect(meter.turn({ usage: { inputTokens: 1, outputTokens: 1, cachedReadTokens: 5 } })).toEqual({
      inputTokens: 8,
      cachedTokens: 5,
      outputTokens: 3,
    });
    expect(meter.update({ used: 10, size: 0 })).toEqual({ contextUsed: 10 });
    expect(meter.update({ used: 10, size: 0 })).toBe(null);
  });
});
