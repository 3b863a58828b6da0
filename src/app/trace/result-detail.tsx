import type { ReactNode } from 'react';
import type { DetectionResult, PythonError } from '../../trace/trace-types';
import { JsonBlock, Part } from './json-block';
import { Traceback } from './parts/traceback-line';
import { UserLines, UserText } from '../ui/user-text';
import { useWorkspacePaths } from './use-workspace-paths';
import styles from './trace.module.css';

/** An exception: the function, its words and where it was raised. */
export function ErrorPart({ error }: { error: PythonError }): ReactNode {
  const paths = useWorkspacePaths();
  return (
    <Part title={`${error.function}: ${error.type}`}>
      <p className={styles.error}>
        <UserText text={error.message} />
      </p>
      {error.traceback !== '' && <Traceback text={error.traceback} paths={paths} />}
    </Part>
  );
}

/** What a detection returned for an event, what it said about its alert, what it printed and raised. */
export function ResultDetail({ result }: { result: DetectionResult }): ReactNode {
  const { output, error, alert, stdout } = result;
  return (
    <>
      <p>{output === null ? 'It returned no bool.' : `rule returned ${output ? 'True' : 'False'}.`}</p>
      {error !== null && <ErrorPart error={error} />}
      {alert !== null && (
        <>
          <Facts>
            <Fact name="Title" value={alert.title} />
            <Fact name="Dedup string" value={alert.dedup} />
            <Fact name="Unique value" value={alert.unique === null ? 'None' : (alert.unique ?? '')} />
            <Fact name="Severity" value={alert.severity} />
            <Fact name="Description" value={alert.description} />
            <Fact name="Reference" value={alert.reference} />
            <Fact name="Runbook" value={alert.runbook} />
            <Fact name="Destinations" value={alert.destinations === null ? 'by routing' : alert.destinations.join(', ')} />
          </Facts>
          <JsonBlock title="Alert context" value={alert.context} />
          {alert.problems.map((problem, index) => (
            <ErrorPart key={index} error={problem} />
          ))}
        </>
      )}
      {stdout !== '' && (
        <Part title="Output">
          <UserLines text={stdout} label="Output" />
        </Part>
      )}
    </>
  );
}

/** Named values, each a `Fact`. */
export function Facts({ children }: { children: ReactNode }): ReactNode {
  return <dl className={styles.facts}>{children}</dl>;
}

/** A named value; left out where it is empty. */
export function Fact({ name, value }: { name: string; value: string }): ReactNode {
  if (value === '') return null;
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>
        <UserText text={value} />
      </dd>
    </div>
  );
}
