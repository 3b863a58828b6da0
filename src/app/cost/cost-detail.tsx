import type { ReactNode } from 'react';
import { monthlyCost } from '../../engine/page-behaviour';
import type { CallCost, DetectionCost } from '../../pitfalls/cost/cost-types';
import { counted, numeral } from '../state/count-words';
import { Part } from '../trace/json-block';
import { PlaceLink } from '../trace/parts/place-link';
import { DetailPane } from '../ui/detail-split';
import { UserText } from '../ui/user-text';
import { pricesOf, useCostSettings } from './cost-settings';
import { callText, dollarsText, perEvent, shortNumber } from './cost-words';
import styles from './cost.module.css';

/** Calls that are listed one by one. */
const LISTED = 200;

function Call({ call }: { call: CallCost }): ReactNode {
  return (
    <li>
      {call.path === '' ? 'unknown place' : <PlaceLink path={call.path} line={call.line} />} <UserText text={call.helper ?? 'boto3'} code />
      <span className={styles.callText}>{callText(call)}</span>
    </li>
  );
}

/** What one detection's requests cost: in the run, in a month, and call by call. */
export function CostDetail({ cost, onClose }: { cost: DetectionCost; onClose: () => void }): ReactNode {
  const settings = useCostSettings();
  const { detection, events, matches, requests, requestsOnMatches, idleEvents, milliseconds, slowestEvent, calls } = cost;
  const month = monthlyCost(cost, settings.eventsPerDay, pricesOf(settings));
  const facts: [string, string][] = [
    ['Requests', `${numeral(requests)}, ${shortNumber(perEvent(requests, events))} per event`],
    ['On matching events', matches === 0 ? 'no event matched' : `${numeral(requestsOnMatches)}, ${shortNumber(perEvent(requestsOnMatches, matches))} per match`],
    ['Units', `${shortNumber(cost.readUnits)} read, ${shortNumber(cost.writeUnits)} write`],
    ['Latency of an event', `${shortNumber(perEvent(milliseconds, events))} ms on average, ${shortNumber(slowestEvent)} ms at most`],
    ['Requests that did not matter', idleEvents === 0 ? 'none' : `those of ${counted(idleEvents, 'event')}: no match, and the table as it was`],
    ['A month', `${dollarsText(month.dollars)}: ${numeral(Math.round(month.requests))} requests, ${numeral(Math.round(month.hours))} hours of waiting`],
  ];
  return (
    <DetailPane
      label="Cost"
      title={
        <h2>
          <UserText text={detection} />
        </h2>
      }
      onClose={onClose}
    >
      <dl className={styles.facts}>
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Part title="Calls">
        <ul className={styles.calls} aria-label="Calls">
          {calls.slice(0, LISTED).map((call, index) => (
            <Call key={index} call={call} />
          ))}
        </ul>
        {calls.length > LISTED && <p className={styles.muted}>… and {numeral(calls.length - LISTED)} more.</p>}
      </Part>
    </DetailPane>
  );
}
