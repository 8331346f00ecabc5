import { type Usage } from '../../../shared/domain/lane/events.ts';
import { asNumber, asText, at, type Wire } from './wire.ts';

type Figures = Partial<Usage>;

interface Tokens {
  readonly input: number | null;
  readonly cached: number | null;
  readonly output: number | null;
}

/**
 * Adds up what an agent reports of its use. Money is cumulative already (the latest figure counts); tokens come per
 * turn and are summed over the run. Input tokens are those that were not read from a cache: Claude Code and opencode
 * count so, Gemini does not say. opencode reports the last call of a turn only, so its sum is a lower bound.
 */
export class UsageMeter {
  private input: number | null = null;
  private cached: number | null = null;
  private output: number | null = null;
  private last = '';

  /** A usage_update: the context's size and the session's cost. Null when it says nothing new. */
  update(wire: Wire): Figures | null {
    const figures: { -readonly [K in keyof Usage]?: Usage[K] } = {};
    const used = asNumber(wire['used']);
    const size = asNumber(wire['size']);
    const cost = asNumber(at(wire, 'cost', 'amount'));
    if (used !== null) figures.contextUsed = used;
    // An agent that does not know its context's size says 0.
    if (size !== null && size > 0) figures.contextSize = size;
    if (cost !== null) {
      figures.cost = cost;
      figures.currency = asText(at(wire, 'cost', 'currency')) ?? 'USD';
    }
    const said = JSON.stringify(figures);
    if (said === '{}' || said === this.last) return null;
    this.last = said;
    return figures;
  }

  /** The answer to a prompt: the turn's tokens. */
  turn(response: unknown): Figures | null {
    const tokens = standard(at(response, 'usage')) ?? quota(at(response, '_meta', 'quota', 'token_count'));
    if (tokens === null) return null;
    this.input = sum(this.input, tokens.input);
    this.cached = sum(this.cached, tokens.cached);
    this.output = sum(this.output, tokens.output);
    return { inputTokens: this.input, cachedTokens: this.cached, outputTokens: this.output };
  }

  /** Qwen Code reports each call's tokens in the `_meta` of a chunk. */
  chunk(wire: Wire): Figures | null {
    const usage = at(wire, '_meta', 'usage');
    return usage === undefined ? null : this.turn({ usage });
  }
}

const sum = (a: number | null, b: number | null): number | null => (b === null ? a : (a ?? 0) + b);

function standard(usage: unknown): Tokens | null {
  const input = asNumber(at(usage, 'inputTokens'));
  const output = asNumber(at(usage, 'outputTokens'));
  if (input === null && output === null) return null;
  return { input, output, cached: asNumber(at(usage, 'cachedReadTokens')) };
}

function quota(count: unknown): Tokens | null {
  const input = asNumber(at(count, 'input_tokens'));
  const output = asNumber(at(count, 'output_tokens'));
  return input === null && output === null ? null : { input, output, cached: null };
}
