/** The directory of an agent's commands, installed first when it is missing. */
export function installAgent(id: string): string;
export const cacheDirectory: string;
export const agents: Readonly<Record<string, { package: string; version: string; command: string }>>;
