/**
 * What the page uses of the rooms that the engine runs: pure functions over a trace and a table, gathered in one place so
 * that it stays in sight how little that is.
 */
export { asEnded, EngineEnded, WorkerFault } from './engine-ended';
export { AlertGrouper, countAlerts, groupsAt } from '../replay/alert-groups';
export { compareAlerts, compareTables, endOfRun } from '../replay/compare-runs';
export type { AlertComparison, KeyDifference } from '../replay/compare-runs';
export { EventLanes } from '../replay/event-lanes';
export type { EventLane, Marks } from '../replay/event-lanes';
export { KeyLives, ZONES } from '../replay/key-life';
export { renderEntry, traceLines } from '../replay/render-trace';
export { frameDocument } from './sandbox/frame-document';
export { applyEdits } from '../pitfalls/apply-edits';
export { CATALOGUE, PITFALLS } from '../pitfalls/catalogue';
export { DEFAULT_PRICES } from '../pitfalls/cost/cost-types';
export { LATENCY_MODEL } from '../pitfalls/cost/latency';
export { monthlyCost, readCost } from '../pitfalls/cost/read-cost';
export { mergeFindings } from '../pitfalls/merge';
export { silence } from '../pitfalls/silence';
export { DYNAMODB_LATENCY, DYNAMODB_PRICES } from '../pitfalls/sources';
export { watchRun } from '../pitfalls/watch';
export type { WatchedPitfalls } from '../pitfalls/watch';
export { itemSize, MAX_ITEM_BYTES } from '../table/item-size';
export { SweepSchedule } from '../table/sweep';
export type { Swept } from '../table/sweep';
export { deletionTime, expiryOf, itemState } from '../table/sweeper';
export { readExport, toExportLines } from '../table/table-json';
export { keyOfItem, validateItem, validateValue } from '../table/validate';
export { attributesFault, textFault, valueFault } from '../table/value-fault';
