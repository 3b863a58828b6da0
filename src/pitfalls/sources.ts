import type { Source } from './pitfall';

/** The product's page about the cache: what its makers recommend. */
export const CACHING_PAGE: Source = { name: 'Panther documentation, Caching', url: null };
/** The product's pages about rules: alerts, thresholds, deduplication, limits. */
export const RULES_PAGES: Source = { name: 'Panther documentation, Rules and Scheduled Rules', url: null };
/** The product's page about unit tests and mocks. */
export const TESTING_PAGE: Source = { name: 'Panther documentation, Testing', url: 'https://docs.panther.com/detections/testing' };
/** The helpers that detections import, as published. */
export const HELPERS: Source = { name: 'panther-detection-helpers 1.0.2, its source', url: 'https://pypi.org/project/panther-detection-helpers/' };
/** The same helpers, executed against a table that answers as DynamoDB does. */
export const HELPERS_RUN: Source = { name: 'panther-detection-helpers 1.0.2, executed', url: 'https://pypi.org/project/panther-detection-helpers/' };
/** The engine's package as it was published: events, limits of alerts, order of functions. */
export const ENGINE: Source = { name: 'panther_core, its published source', url: 'https://pypi.org/project/panther-core/' };
/** Rules that the vendor publishes, and their history. */
export const PUBLISHED_RULES: Source = { name: 'panther-analysis, published rules', url: 'https://github.com/panther-labs/panther-analysis' };
/** DynamoDB deletes what has expired later than it expires. */
export const DYNAMODB_TTL: Source = { name: 'Amazon DynamoDB, Time to Live', url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html' };
/** DynamoDB's reads may be older than the last write. */
export const DYNAMODB_READS: Source = {
  name: 'Amazon DynamoDB, read consistency',
  url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html',
};
/** Sizes of keys, items and requests. */
export const DYNAMODB_LIMITS: Source = { name: 'Amazon DynamoDB, constraints', url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html' };
/** How long DynamoDB takes to answer, on average. */
export const DYNAMODB_LATENCY: Source = { name: 'AWS re:Post, latency of Amazon DynamoDB', url: 'https://repost.aws/knowledge-center/dynamodb-high-latency' };
/** What requests cost in on-demand mode. */
export const DYNAMODB_PRICES: Source = { name: 'Amazon DynamoDB, prices of on-demand capacity', url: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' };
