export declare const projectRoot: string;
export declare const distFolder: string;
