import * as v from 'valibot';

/** Name of the channel that the pages of this site talk over. */
export const CHANNEL_NAME = 'recall';

/** Pages of another version may say things that are not understood: such messages are passed over. */
const pageMessage = v.object({
  kind: v.picklist([
    /** Does a page own this workspace? */
    'who owns',
    /** One does; the answer. */
    'owned',
    /** The owner has stored something. */
    'saved',
    /** The owner is asked to write what it has and to stop. */
    'let go',
    /** It has; the answer. */
    'let go done',
    /** The page `from` owns it now. */
    'taken over',
  ]),
  workspace: v.string(),
  /** The page that says it. */
  from: v.string(),
});
export type PageMessage = v.InferOutput<typeof pageMessage>;

/** The part of a BroadcastChannel that is used. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

/** The message, or null where it is none of ours. */
export function readMessage(data: unknown): PageMessage | null {
  const message = v.safeParse(pageMessage, data);
  return message.success ? message.output : null;
}
