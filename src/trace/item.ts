/** One attribute of an item in DynamoDB's JSON notation. Numbers are decimal text, binary values are base64 text. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] }
  | { readonly L: readonly AttributeValue[] }
  | { readonly M: { readonly [name: string]: AttributeValue } };

/** An item: attribute name to value. Never mutated: a write makes a new one. Its hash key is the attribute `key`. */
export type Item = { readonly [name: string]: AttributeValue };

/** The items of a table by their hash key. */
export type TableContents = ReadonlyMap<string, Item>;

/** An item before and after it is changed; null: there is none. */
export interface ItemChange {
  readonly key: string;
  readonly before: Item | null;
  readonly after: Item | null;
}

export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue };
export type JsonObject = { [name: string]: JsonValue };
