import { invalid } from '../dynamo-error';

/** Refuses a function that this kind of expression does not have, or one with a wrong number of operands. */
export function checkFunction(operandCounts: ReadonlyMap<string, number>, name: string, count: number): void {
  const expected = operandCounts.get(name);
  if (expected === undefined) throw invalid(`Invalid function name; function: ${name}`);
  if (expected !== count) {
    throw invalid(
      'Incorrect number of operands for operator or function; ' +
        `operator or function: ${name}, number of operands: ${count}`,
    );
  }
}
