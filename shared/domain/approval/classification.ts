import { type Risk, type RiskReason } from './events.ts';

/** What is to be done with a tool call, and everything a person needs to see why. */
export interface Classification {
  readonly verdict: 'allow' | 'ask' | 'forbid';
  readonly risk: Risk;
  readonly reasons: readonly RiskReason[];
  /** Which rule asked, allowed or forbade, in words. */
  readonly rule: string;
  /** What "allow by pattern" would cover; null where no pattern is offered. */
  readonly pattern: string | null;
  /** It is forbidden because another one holds a path of it. */
  readonly reserved?: true;
  /** It is forbidden by the lane's role. */
  readonly byRole?: true;
}
