import { Disc, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import type { UnitTestResult } from '../../python/boot';
import type { PythonError } from '../../trace/trace-types';
import { unnamedPlace } from '../output/unnamed-place';
import { testsRefusal } from '../state/tests-refusal';
import { useApp } from '../state/use-app';
import { Part } from '../trace/json-block';
import { PlaceLink } from '../trace/parts/place-link';
import { ErrorPart, Fact, Facts } from '../trace/result-detail';
import { useWorkspacePaths } from '../trace/use-workspace-paths';
import { Button } from '../ui/button';
import { DetailPane } from '../ui/detail-split';
import { prettyJson } from '../ui/json-text';
import { LONGEST_TEXT } from '../ui/show-text';
import { UserLines, UserText } from '../ui/user-text';
import { ResultBadges } from './test-row-cells';
import type { TestRow } from './test-rows';
import { detectionLine, millisecondsText, outputText, scalarText, verdict } from './test-words';
import styles from './tests.module.css';

/** The place of an error that its traceback does not name. */
function ErrorPlace({ error }: { error: PythonError }): ReactNode {
  const paths = useWorkspacePaths();
  const place = unnamedPlace(error, error.traceback);
  if (place === null || place.line < 1 || !paths.has(place.file)) return null;
  return (
    <p>
      <PlaceLink path={place.file} line={place.line} />
    </p>
  );
}

/** What the functions gave; without the error that is told above them. */
function Functions({ functions, told }: { functions: UnitTestResult['functions']; told: string | null }): ReactNode {
  return Object.entries(functions).map(([name, { output, error }]) => {
    if (error !== null) return name === told ? null : <ErrorPart key={name} error={error} />;
    const scalar = scalarText(output);
    if (scalar !== null) {
      return (
        <Facts key={name}>
          <Fact name={name} value={scalar} />
        </Facts>
      );
    }
    return (
      <Part key={name} title={name}>
        <UserLines text={laidOut(output)} label={name} />
      </Part>
    );
  });
}

/** JSON as it is given to Python or comes from it, laid out where it is not too long for that. */
function laidOut(json: string): string {
  if (json.length > LONGEST_TEXT) return json;
  const pretty = prettyJson(json);
  return typeof pretty === 'string' ? pretty : json;
}

/** Everything about one test: what it asks for, what each function gave, and where to look when it did not pass. */
export function TestDetail({ row, onClose }: { row: TestRow; onClose: () => void }): ReactNode {
  const runTests = useApp((state) => state.runTests);
  const recordMocks = useApp((state) => state.recordMocks);
  const refusal = useApp(testsRefusal);
  const { listed, result, kind } = row;
  const { test, detection } = listed;
  const answer = result?.answer ?? null;
  const error = kind === 'passed' ? null : (answer?.error ?? null);
  return (
    <DetailPane
      label="Test"
      title={
        <h2>
          <UserText text={test.name} />
        </h2>
      }
      onClose={onClose}
    >
      <div className={styles.badges}>
        <ResultBadges row={row} />
        <UserText text={detection.id} />
      </div>
      <p>{verdict(row)}</p>
      <div className={styles.actions}>
        <Button icon={<Play aria-hidden />} isDisabled={refusal !== null} tooltip={refusal ?? 'Run this unit test with the code as it is now'} onPress={() => void runTests({ test: listed.id })}>
          Run this test
        </Button>
        <Button isDisabled={refusal !== null} tooltip={refusal ?? 'Run the unit tests of this detection with the code as it is now'} onPress={() => void runTests({ detection: detection.id })}>
          Run all of this detection
        </Button>
        <Button icon={<Disc aria-hidden />} isDisabled={refusal !== null} tooltip={refusal ?? 'Finds mocks that give this test without a table what the cache gives it, and shows them'} onPress={() => void recordMocks({ test: listed.id })}>
          Record mocks
        </Button>
        <Button isDisabled={refusal !== null} tooltip={refusal ?? 'Finds mocks for the unit tests of this detection, and shows them'} onPress={() => void recordMocks({ detection: detection.id })}>
          Record all of this detection
        </Button>
      </div>
      <p className={styles.places}>
        <PlaceLink path={test.path} line={test.line} />
        <PlaceLink path={detection.path} line={detectionLine(listed, result)} />
      </p>
      {error !== null && (
        <>
          <ErrorPart error={error} />
          <ErrorPlace error={error} />
        </>
      )}
      {answer !== null && (
        <>
          {Object.keys(answer.functions).length > 0 && (
            <Part title="What each function gave">
              <Functions functions={answer.functions} told={error?.function ?? null} />
            </Part>
          )}
          {answer.stdout !== '' && (
            <Part title="Output">
              <UserLines text={answer.stdout} label="Output" />
            </Part>
          )}
        </>
      )}
      {result !== null && (
        <Facts>
          <Fact name="Duration" value={millisecondsText(result.milliseconds)} />
          <Fact name="Cache requests" value={result.requests === 0 ? '' : `${result.requests.toLocaleString('en-US')}, none of them mocked`} />
        </Facts>
      )}
      {test.mocks.length > 0 && (
        <Part title="Mocks">
          <Facts>
            {test.mocks.map(({ objectName, returnValue }, index) => (
              <Fact key={index} name={objectName} value={typeof returnValue === 'string' ? JSON.stringify(returnValue) : outputText(returnValue)} />
            ))}
          </Facts>
        </Part>
      )}
      {test.log !== '' && (
        <Part title="Log">
          <UserLines text={laidOut(test.log)} label="Log" />
        </Part>
      )}
    </DetailPane>
  );
}
