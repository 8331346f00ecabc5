/** What moves an entry of the merge queue says. */
export const orderWords = {
  earlier: (name: string) => `Move ${name} up`,
  later: (name: string) => `Move ${name} down`,
} as const;
