const texts = import.meta.glob<string>('./packages/**/*.py', { query: '?raw', import: 'default', eager: true });

/** Text of every Python module that detections can import, by its path below `packages/`. */
export const pythonPackages: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(texts).map(([path, text]) => [path.slice('./packages/'.length), text]),
);
