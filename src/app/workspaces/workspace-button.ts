import { createRef } from 'react';

/** The button with the open workspace's name: where the focus goes when what had it is gone with a workspace. */
export const workspaceButton = createRef<HTMLButtonElement>();
