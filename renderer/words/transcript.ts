/** What a transcript says beside what is in it. */
export const transcriptWords = {
  plan: 'Plan',
  progress: (done: number, of: number): string => `${done} of ${of}`,
  planDone: 'done',
  planNow: 'in progress',
  planTodo: 'to do',
  thought: 'Thought',
  authors: { task: 'Task', human: 'You', 'send-back': 'Merge queue', resume: 'Switchyard' } as Readonly<
    Record<string, string>
  >,
  running: (time: string): string => `running ${time}`,
  exit: (code: number): string => `exit ${code}`,
  failed: 'failed',
  done: 'done',
  now: 'running',
  announced: 'announced',
  more: (lines: number): string => `${lines} more lines above`,
  comparing: 'Comparing with the base',
  nothingChanged: 'Nothing changed yet.',
  nothingChangedAbout: 'Files that the lane writes appear here.',
  changedBy: (name: string): string => `Files changed by ${name}`,
} as const;
