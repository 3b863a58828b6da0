import { expect, it } from 'vitest';
import { PITFALLS } from './catalogue';
import { renderPitfalls, type ProvedPitfall } from './test-pitfalls-page';
import { readExamples } from './test-examples';
import { bootProof } from './test-proof';

it('docs/pitfalls.md says what the codes and their examples say and do', async () => {
  const prove = await bootProof();
  const proved = readExamples().map((example): ProvedPitfall => {
    const pitfall = PITFALLS.get(example.code);
    if (pitfall === undefined) throw new Error(`There is no ${example.code}.`);
    return { pitfall, example, bad: prove(example, 'bad'), good: prove(example, 'good') };
  });
  expect(proved).toHaveLength(PITFALLS.size);
  await expect(renderPitfalls(proved)).toMatchFileSnapshot('../../docs/pitfalls.md');
});
