import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { DEFAULT_PRICES, DYNAMODB_LATENCY, DYNAMODB_PRICES } from '../../engine/page-behaviour';
import type { Source } from '../../pitfalls/pitfall';
import { Button } from '../ui/button';
import { NumberField } from '../ui/number-field';
import { areKnownPrices, HIGHEST_PRICE, MOST_EVENTS_PER_DAY, resetPrices, useCostSettings } from './cost-settings';
import { LATENCY_TEXT } from './cost-words';
import styles from './cost.module.css';

/** Prices are told in thousandths of a dollar. */
const STEP = 0.001;

function SourceLink({ source: { name, url } }: { source: Source }): ReactNode {
  if (url === null) return name;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {name}
    </a>
  );
}

/** What estimates are made with: prices and the model of latency, each with where it comes from. */
export function CostPrices(): ReactNode {
  const settings = useCostSettings();
  const { perMillionReadUnits, perMillionWriteUnits } = settings;
  const set = useCostSettings.setState;
  const areKnown = areKnownPrices(settings);
  return (
    <details className={styles.prices}>
      <summary>Prices and assumptions</summary>
      <div className={styles.fields}>
        <NumberField label="$ a million read units" value={perMillionReadUnits} min={0} max={HIGHEST_PRICE} step={STEP} onChange={(value) => set({ perMillionReadUnits: value })} />
        <NumberField label="$ a million write units" value={perMillionWriteUnits} min={0} max={HIGHEST_PRICE} step={STEP} onChange={(value) => set({ perMillionWriteUnits: value })} />
        {!areKnown && (
          <Button icon={<RotateCcw aria-hidden />} onPress={resetPrices}>
            Reset prices
          </Button>
        )}
      </div>
      <p>
        {areKnown ? `Prices of a table in on-demand mode, as of ${DEFAULT_PRICES.asOf}, US East (N. Virginia). ` : 'Prices as you entered them. '}
        <SourceLink source={DYNAMODB_PRICES} />
      </p>
      <p>A month has 30 days, with that many events a day for each detection that cost as much as those of this run. Storage is not counted, nor are the free tier and taxes.</p>
      <p>
        {LATENCY_TEXT} <SourceLink source={DYNAMODB_LATENCY} />
      </p>
    </details>
  );
}

/** How many events a day come to each detection. */
export function EventsPerDay(): ReactNode {
  const eventsPerDay = useCostSettings((settings) => settings.eventsPerDay);
  return (
    <div className={styles.eventsPerDay}>
      <NumberField label="Events a day" value={eventsPerDay} min={0} max={MOST_EVENTS_PER_DAY} step={1} onChange={(value) => useCostSettings.setState({ eventsPerDay: value })} />
    </div>
  );
}
