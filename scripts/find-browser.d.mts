export declare function findBrowser(): Promise<string | null>;
export declare function ensureBrowser(): Promise<string>;
