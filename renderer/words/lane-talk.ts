/** Where one talks to a lane: the prompt, its queue, and the next step. */
export const talkWords = {
  message: (name: string): string => `Message ${name}`,
  answerFirst: 'Answer the question first, or queue a message',
  queue: 'Queue',
  queueOf: (name: string): string => `Queue of ${name}`,
  interrupt: 'Interrupt',
  sentWhenResumed: 'sent after the lane is resumed',
  sentWhenReady: 'sent when the agent is ready',
  sentWhenOver: 'sent when the turn ends',
  kept: 'kept until the lane goes on',
  edit: 'Edit the prompt',
  moveUp: (number: number): string => `Move prompt ${number} up`,
  moveDown: (number: number): string => `Move prompt ${number} down`,
  editOne: (number: number): string => `Edit prompt ${number}`,
  remove: (number: number): string => `Remove prompt ${number}`,
  review: 'Review',
  enqueue: 'Add to merge queue',
} as const;
