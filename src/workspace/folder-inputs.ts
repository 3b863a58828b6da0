import { checkPath, endingOf, isYamlPath } from './paths';

/** Whether a file came in a folder that was chosen or dropped. */
export function isInFolder(name: string): boolean {
  return name.includes('/');
}

/** The files of folders, by the folder that was chosen. */
export function byFolder<Input extends { name: string }>(inputs: readonly Input[]): Map<string, Input[]> {
  const folders = new Map<string, Input[]>();
  for (const input of inputs) {
    if (!isInFolder(input.name)) continue;
    const folder = input.name.slice(0, input.name.indexOf('/'));
    const members = folders.get(folder);
    if (members) members.push(input);
    else folders.set(folder, [input]);
  }
  return folders;
}

/** A sentence that says why a file of a folder is left out, or null. The chosen folder itself may be called anything. */
export function refusalInFolder(folder: string, name: string): string | null {
  const isUp = folder === '' || folder === '.' || folder === '..';
  if (/\.(?:zip|whl)(?:\.gz)?$/i.test(name)) return 'An archive inside a folder is not unpacked; import it by itself.';
  return checkPath(isUp ? name : name.slice(folder.length + 1));
}

/** Whether it is Python or YAML: what is wrong in it is told where the workspace is read. */
export function isCode(name: string): boolean {
  return endingOf(name) === '.py' || isYamlPath(name);
}
