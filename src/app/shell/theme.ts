import { useLayoutEffect } from 'react';
import { useApp } from '../state/use-app';
import type { ThemeChoice } from '../state/app-state';
import { useMedia } from './use-media';

/** The next choice when the theme button is pressed. */
export function nextTheme(theme: ThemeChoice): ThemeChoice {
  switch (theme) {
    case 'system':
      return 'light';
    case 'light':
      return 'dark';
    case 'dark':
      return 'system';
  }
}

/** The theme that is shown: the chosen one, or the system's until one is chosen. */
export function useShownTheme(): 'light' | 'dark' {
  const theme = useApp((state) => state.theme);
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  if (theme !== 'system') return theme;
  return systemDark ? 'dark' : 'light';
}

/** Puts the chosen theme on the root element, where tokens.css looks for it. */
export function useThemeOnRoot(): void {
  const theme = useApp((state) => state.theme);
  // Before the effects of what is inside: the editor reads the colours that then count.
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
