import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { usePitfallsView } from './pitfalls-view';
import styles from './pitfalls.module.css';

const VIEWS = ['Findings', 'Cost'] as const;

/** Chooses between what goes wrong with the cache and what it costs. */
export function PitfallViews(): ReactNode {
  const { view, setView } = usePitfallsView();
  return (
    <div className={styles.views} role="group" aria-label="Shown">
      {VIEWS.map((one) => (
        <Button key={one} variant="quiet" isPressed={one === view} onPress={() => setView(one)}>
          {one}
        </Button>
      ))}
    </div>
  );
}
