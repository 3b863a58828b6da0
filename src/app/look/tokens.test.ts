import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
);

/** Relative luminance of an sRGB colour as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function colour(name: string, theme: 'light' | 'dark'): string {
  const hex = colours.get(name)?.[theme];
  if (hex === undefined) throw new Error(`tokens.css has no colour --${name}`);
  return hex;
}

const SURFACES = ['surface', 'surface-chrome', 'surface-sunken', 'surface-raised', 'surface-hover', 'surface-selected'];
const TEXTS = ['text', 'text-muted', 'accent', 'danger', 'warning', 'ok'];
const CODE = ['code-keyword', 'code-string', 'code-number', 'code-comment', 'code-name'];
const pairs: [string, string, number][] = [
  ...TEXTS.flatMap((text) => SURFACES.map((surface): [string, string, number] => [text, surface, 4.5])),
  ...CODE.flatMap((text) =>
    ['surface', 'surface-selected'].map((surface): [string, string, number] => [text, surface, 4.5]),
  ),
  ...['danger', 'warning', 'ok'].flatMap((tone): [string, string, number][] => [
    [tone, `${tone}-surface`, 4.5],
    ['text', `${tone}-surface`, 4.5],
  ]),
  ['text', 'surface-pressed', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-hover', 4.5],
  ...SURFACES.slice(0, 5).map((surface): [string, string, number] => ['line-control', surface, 3]),
  ...SURFACES.map((surface): [string, string, number] => ['focus', surface, 3]),
];

for (const theme of ['light', 'dark'] as const)
  test.each(pairs)(`in ${theme}, %s on %s has a contrast of at least %d`, (text, surface, least) => {
    expect(contrast(colour(text, theme), colour(surface, theme))).toBeGreaterThanOrEqual(least);
  });
