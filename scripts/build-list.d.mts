export const SERVICE_WORKER: string;
export function writeBuildList(root: string): string;
