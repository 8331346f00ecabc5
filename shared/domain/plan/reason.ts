/** Why two tasks are kept apart, or why they are not: the question that it answers, and by what. */
export interface Reason {
  /** 1: the same files; 2: one needs the other's output; 3: one needs what does not exist yet. */
  readonly question: 1 | 2 | 3;
  readonly code:
    | 'undeclared'
    | 'same-files'
    | 'same-place'
    | 'migrations'
    | 'rewritten-along'
    | 'learned'
    | 'depends'
    | 'output'
    | 'missing'
    | 'assumed'
    | 'independent';
  readonly text: string;
  /** Paths or names that it is about. */
  readonly paths: readonly string[];
}
