import { type AgentId } from '../ids.ts';

/** What the human says of an agent. `earned`: it is what its work makes it. */
export type TrustWord = 'trusted' | 'probation' | 'earned';

export interface TrustEvent {
  readonly type: 'trust.set';
  readonly data: {
    readonly agentId: AgentId;
    readonly model: string | null;
    readonly word: TrustWord;
    readonly reason: string;
  };
}
