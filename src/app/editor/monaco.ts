import { loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor/editor/editor.api';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/python/register';
import 'monaco-editor/languages/definitions/yaml/register';
import 'monaco-editor/language/json/monaco.contribution';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import JsonWorker from 'monaco-editor/language/json/json.worker?worker';
import { registerJsonLines } from './json-lines';
import { takeTextAtOnce } from './text-at-once';

// The editor comes from our own files, workers too; the loader would fetch it from elsewhere.
self.MonacoEnvironment = {
  // Set before Monaco was loaded, by `trusted-types.ts`.
  ...self.MonacoEnvironment,
  getWorker: (_id, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};
loader.config({ monaco });
registerJsonLines(monaco);
takeTextAtOnce(monaco);

export { monaco };
