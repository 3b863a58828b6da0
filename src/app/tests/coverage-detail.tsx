import { Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { unreachedRanges, type CoverageRow } from '../state/test-coverage';
import { testsRefusal } from '../state/tests-refusal';
import { useApp } from '../state/use-app';
import { Part } from '../trace/json-block';
import { PlaceLink } from '../trace/parts/place-link';
import { Button } from '../ui/button';
import { DetailPane } from '../ui/detail-split';
import { UserText } from '../ui/user-text';
import { OldCoverage } from './coverage-old';
import { coverageSentence, coveredText, rangeText } from './coverage-words';
import styles from './coverage.module.css';

/** Most ranges that are listed; the rest is counted. */
const MOST_RANGES = 200;

/** Which lines of a detection or a helper no test reaches: each range leads to the editor. */
export function CoverageDetail({ row, onClose }: { row: CoverageRow; onClose: () => void }): ReactNode {
  const runTests = useApp((state) => state.runTests);
  const refusal = useApp(testsRefusal);
  const { kind, name, path, coverage, isOld, tests } = row;
  const ranges = coverage === null ? [] : unreachedRanges(coverage);
  const rest = ranges.length - MOST_RANGES;
  return (
    <DetailPane
      label="Coverage detail"
      title={
        <h2>
          <UserText text={name} />
        </h2>
      }
      onClose={onClose}
    >
      <div className={styles.badges}>
        <strong>{coveredText(row)}</strong>
        {isOld && <OldCoverage />}
        <PlaceLink path={path} line={1} />
      </div>
      <p>{coverageSentence(row)}</p>
      {kind === 'detection' && tests > 0 && (
        <div className={styles.badges}>
          <Button icon={<Play aria-hidden />} isDisabled={refusal !== null} tooltip={refusal ?? 'Run the unit tests of this detection with the code as it is now'} onPress={() => void runTests({ detection: name })}>
            Run all of this detection
          </Button>
        </div>
      )}
      {ranges.length > 0 && (
        <Part title="Lines that no test reaches">
          <ul className={styles.links}>
            {ranges.slice(0, MOST_RANGES).map((range) => (
              <li key={range[0]}>
                <PlaceLink path={path} line={range[0]}>{`${range[0] === range[1] ? 'Line' : 'Lines'} ${rangeText(range)}`}</PlaceLink>
              </li>
            ))}
          </ul>
          {rest > 0 && <p>{rest.toLocaleString('en-US')} more ranges are marked in the editor.</p>}
        </Part>
      )}
    </DetailPane>
  );
}
