import type { PitfallCode } from './finding-types';
import type { Pitfall } from './pitfall';

const modules = import.meta.glob<Readonly<Record<string, unknown>>>(['./codes/rc*.ts', '!./codes/*.test.ts'], { eager: true });

/** Every pitfall that is looked for, in order of the codes: what `codes/rcNNN.ts` exports. */
export const CATALOGUE: readonly Pitfall[] = Object.values(modules)
  .flatMap((exported) => Object.values(exported).filter(isPitfall))
  .sort((a, b) => (a.code < b.code ? -1 : 1));

/** The same by their codes. */
export const PITFALLS: ReadonlyMap<PitfallCode, Pitfall> = new Map(CATALOGUE.map((pitfall) => [pitfall.code, pitfall]));

/** A code's module may export more than its pitfall. */
function isPitfall(value: unknown): value is Pitfall {
  return typeof value === 'object' && value !== null && 'code' in value && 'explanation' in value;
}
