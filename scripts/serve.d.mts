export interface ServeOptions {
  root?: string;
  port?: number;
  base?: string;
  strictPort?: boolean;
}
export function startServer(options?: ServeOptions): Promise<{ url: string; port: number; close: () => Promise<void> }>;
