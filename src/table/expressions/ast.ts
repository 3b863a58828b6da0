/** A document path as written: attribute names, `#names` and list indices, e.g. `['a', '#b', 0]` for `a.#b[0]`. */
export type WrittenPath = readonly (string | number)[];

/** Something that has a value: a path, a `:value` (its name with the colon), or a function of such. */
export type Operand =
  | { readonly kind: 'path'; readonly path: WrittenPath }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'function'; readonly name: string; readonly operands: readonly Operand[] };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'comparison'; readonly comparator: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly operand: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly list: readonly Operand[] }
  | { readonly kind: 'function'; readonly name: string; readonly operands: readonly Operand[] };

/** The right-hand side of SET: an operand, or the sum or difference of two. */
export type SetValue =
  | Operand
  | { readonly kind: 'arithmetic'; readonly operator: '+' | '-'; readonly left: Operand; readonly right: Operand };

/** One action of an update expression; `value` of ADD and DELETE is a `:value`'s name. */
export type Action =
  | { readonly kind: 'set'; readonly path: WrittenPath; readonly value: SetValue }
  | { readonly kind: 'remove'; readonly path: WrittenPath }
  | { readonly kind: 'add' | 'delete'; readonly path: WrittenPath; readonly value: string };

/** A parsed expression, and the `#names` and `:values` that occur in it. */
export interface Parsed<Tree> {
  readonly tree: Tree;
  readonly names: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}
