import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './kbd';
import styles from './tooltip.module.css';

export interface TooltipProps {
  text: ReactNode;
  /** e.g. `Mod+Enter`. */
  shortcut?: string | undefined;
  /** One focusable control of this kit (or of react-aria). */
  children: ReactNode;
}

/** Shows a short text when its control is hovered or focused. Never the only place of something that must be known. */
export function Tooltip({ text, shortcut, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} offset={6}>
        <span>{text}</span>
        {shortcut !== undefined && <Kbd keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
