export interface NumberBounds {
  min?: number;
  max?: number;
  step?: number;
}

/**
 * The number that a field's text is while it is being typed; null where that is not certain yet: no digits, beyond the bounds, or
 * with a fraction, which is written otherwise elsewhere. What the text becomes then is decided when the field is left.
 */
export function typedNumber(text: string, { min = -Infinity, max = Infinity, step = 1 }: NumberBounds): number | null {
  if (!/^-?\d{1,15}$/.test(text)) return null;
  const value = Number(text);
  const isOnStep = (value - (Number.isFinite(min) ? min : 0)) % step === 0;
  return value >= min && value <= max && isOnStep ? value : null;
}
