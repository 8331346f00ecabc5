/** Exit codes of the command line that scripts may rely on. */
export const exitCodes = { fine: 0, failed: 1, usage: 2, noHost: 3, alreadyRunning: 4 } as const;
