import type { Item } from '../../trace/item';
import type { RunSettings } from '../../trace/trace-types';
import type { Workspace } from '../workspace-types';

/** What a link or a `.recall.json` file holds: everything that a run depends on, as far as its sender put it in. */
export interface SharedWorkspace {
  workspace: Workspace;
  /** Settings that the sender put in; those that are missing are the reader's defaults. Null: none. */
  settings: Partial<RunSettings> | null;
  /** Items of the table; empty where the sender left it out. */
  table: readonly Item[];
}

/** Why a link or file cannot be opened. */
export type ShareFailure = 'damaged' | 'cut off' | 'newer' | 'too large' | 'not a share';

/** What was read from a link or file. */
export type ShareReading =
  | {
      kind: 'shared';
      shared: SharedWorkspace;
      /** A sentence for each part that was left out, and why. */
      problems: readonly string[];
      /** Bytes of the document, unpacked. */
      bytes: number;
    }
  | { kind: 'failed'; failure: ShareFailure; /** A sentence with a way on. */ message: string };

/**
 * Checks an item of DynamoDB JSON and gives it as the table keeps it. Throws an Error with the reason. Handed in, because
 * the rules for items belong to the room of the table.
 */
export type CheckItem = (item: unknown) => Item;

/** Thrown while a document is read; becomes a ShareReading. */
export class ShareError extends Error {
  constructor(readonly failure: ShareFailure) {
    super(failure);
  }
}
