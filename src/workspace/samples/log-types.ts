import { cloudTrailSamples, vpcFlowSamples } from './log-types/aws';
import { azureSamples, duoSamples, onePasswordSamples } from './log-types/identity';
import { cloudflareSamples, crowdStrikeSamples } from './log-types/network';
import { oktaSamples } from './log-types/okta';
import { boxSamples, gitHubSamples, googleSamples, slackSamples, zoomSamples } from './log-types/work';
import type { SampleLogType } from './sample-types';

/** The log types that sample events can be made of, by name. */
export const SAMPLE_LOG_TYPES: readonly SampleLogType[] = [
  cloudTrailSamples,
  vpcFlowSamples,
  azureSamples,
  boxSamples,
  cloudflareSamples,
  crowdStrikeSamples,
  duoSamples,
  gitHubSamples,
  googleSamples,
  oktaSamples,
  onePasswordSamples,
  slackSamples,
  zoomSamples,
];

/** How events of the given log types are made, in the order of the list above; names that are unknown are passed over. */
export function sampleLogTypes(names: readonly string[]): SampleLogType[] {
  return SAMPLE_LOG_TYPES.filter(({ logType }) => names.includes(logType));
}
