/** Whether the user sits at a system of Apple: its keyboards have Cmd. */
export const onAppleSystem = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/**
 * Writes a shortcut the way the user's platform does: `Mod+Shift+Z` is `Ctrl+Shift+Z`, on Apple's `⇧⌘Z`.
 * The names are those of KeyboardEvent.key, with `Mod` for Ctrl or Cmd.
 */
export function shortcutText(shortcut: string, onApple: boolean = onAppleSystem): string {
  if (!onApple) return shortcut.replace('Mod', 'Ctrl');
  const signs: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃', Enter: '↩' };
  const keys = shortcut.split('+').map((key) => signs[key] ?? key);
  const last = keys.pop() ?? '';
  // Apple puts the modifiers in the order control, option, shift, command.
  keys.sort((a, b) => '⌃⌥⇧⌘'.indexOf(a) - '⌃⌥⇧⌘'.indexOf(b));
  return keys.join('') + last;
}

/** True for the key that commands are given with: Cmd on Apple's systems, Ctrl elsewhere. */
export function modPressed(event: { metaKey: boolean; ctrlKey: boolean }, onApple: boolean = onAppleSystem): boolean {
  return onApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
}
