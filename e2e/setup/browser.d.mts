/** The program to run the tests with; null when there is none. */
export function findBrowser(): string | null;
