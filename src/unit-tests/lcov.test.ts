import { expect, it } from 'vitest';
import { lcov } from './lcov';

it('tells each line of a file with the number of tests that reached it', () => {
  const files = [
    { path: 'rules/a b.py', lines: [1, 3, 4], reached: new Map([[1, 0], [3, 12]]) },
    { path: 'rules/empty.py', lines: [], reached: new Map() },
  ];
  expect([...lcov(files)].join('')).toBe(
    'TN:\nSF:rules/a b.py\nDA:1,1\nDA:3,12\nDA:4,0\nLF:3\nLH:2\nend_of_record\nTN:\nSF:rules/empty.py\nLF:0\nLH:0\nend_of_record\n',
  );
});
