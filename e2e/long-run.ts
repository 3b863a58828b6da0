/** Whether to run also what takes long and seldom finds what the rest does not: `npm run test:long`. */
export const isLongRun = process.env['RECALL_LONG'] !== undefined;
