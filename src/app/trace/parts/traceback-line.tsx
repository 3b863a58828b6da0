import type { ReactNode } from 'react';
import { PlaceLink } from './place-link';
import { shorten, showText } from '../../ui/show-text';
import { tracebackPieces } from './traceback';
import styles from '../../ui/user-text.module.css';

/** As much as Python's side gives at most; each line becomes an element. */
const LONGEST_TRACEBACK = 50_000;

/** A line of a traceback with its place as a link. */
export function TracebackLine({ line, paths, inRow }: { line: string; paths: ReadonlySet<string>; inRow?: boolean }): ReactNode {
  return tracebackPieces(line, paths).map((piece, index) =>
    'path' in piece ? (
      <PlaceLink key={index} path={piece.path} line={piece.line} inRow={inRow ?? false}>
        {piece.text}
      </PlaceLink>
    ) : (
      <span key={index}>{showText(piece.text)}</span>
    ),
  );
}

/** A whole traceback. */
export function Traceback({ text, paths }: { text: string; paths: ReadonlySet<string> }): ReactNode {
  return (
    <pre className={styles.lines} tabIndex={0} role="group" aria-label="Traceback">
      {shorten(text, LONGEST_TRACEBACK).split('\n').map((line, index) => (
        <div key={index}>
          <TracebackLine line={line} paths={paths} />
        </div>
      ))}
    </pre>
  );
}
