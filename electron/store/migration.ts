/** One step of a schema. Never changed once released; the next step is a new file. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
