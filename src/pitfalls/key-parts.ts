/** The words of some keys that were made in one place: those that all of them have, and those that only some have. */
export interface KeyParts {
  fixed: ReadonlySet<string>;
  changing: ReadonlySet<string>;
}

/** Takes keys apart at whatever is no letter or digit, regardless of case. Of fewer than two keys nothing is known to be fixed. */
export function keyParts(keys: ReadonlySet<string>): KeyParts {
  const counts = new Map<string, number>();
  for (const key of keys) {
    for (const part of new Set(key.toLowerCase().match(/[\p{L}\p{N}]+/gu))) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const fixed = new Set<string>();
  const changing = new Set<string>();
  for (const [part, count] of counts) (count === keys.size && keys.size > 1 ? fixed : changing).add(part);
  return { fixed, changing };
}
