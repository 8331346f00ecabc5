import { type z } from 'zod';

/** One call of the contract: what goes in and what comes out. Errors are always a Failure. */
export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
  /** One sentence for people and for contract.json. */
  readonly about: string;
}

/** Declares a call. */
export const call = <I extends z.ZodType, O extends z.ZodType>(
  about: string,
  input: I,
  output: O,
): Call<I, O> => ({
  about,
  input,
  output,
});
