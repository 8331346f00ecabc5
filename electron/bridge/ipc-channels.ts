/** The channel of one call. */
export const callChannel = (name: string): string => `switchyard:call:${name}`;

export const feedChannel = 'switchyard:feed';
export const folderChannel = 'switchyard:choose-folder';

/** What the host puts on the port of a feed; `closed` when it cuts the client off. */
export type FeedEnvelope<T> = { readonly message: T } | { readonly closed: true };

/** What the client puts on it: an acknowledgement of each message, and requests. */
export interface FeedAcknowledgement {
  readonly kind: 'taken';
}
