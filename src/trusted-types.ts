import { frameDocument } from './engine/page-behaviour';

/**
 * The only place that says which texts may become code in this page. The built page's policy demands Trusted Types: a text
 * that reaches a sink (`innerHTML`, `srcdoc`, `new Worker`, a script's `src`, `eval` …) is first given to the policy named
 * `default`, and refused when there is none. So nobody else has to know: what is written in the usual way works if it
 * stays on our own site, and throws a TypeError if it does not. Browsers without Trusted Types lose this one lock.
 */

/** As much of the browser's interface as is used here; TypeScript does not know it. */
interface PolicyRules {
  createHTML?: (text: string) => string;
  createScriptURL?: (url: string) => string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: PolicyRules): { name: string; createHTML(text: string): unknown };
}

/** The folder that the site lives in. Scripts and workers come from there or not at all. */
const base = new URL('.', document.baseURI).href;

function ownScript(url: string): string {
  if (new URL(url, document.baseURI).href.startsWith(base)) return url;
  throw new TypeError(`Scripts are loaded from ${base} only, not from ${url}.`);
}

function frameOnly(text: string): string {
  // An empty text is no code; that is how an element is emptied.
  if (text === '' || text === frameDocument()) return text;
  throw new TypeError('The only text that may become a document here is that of the frame in which Python runs.');
}

const { trustedTypes } = self as { trustedTypes?: PolicyFactory };
if (trustedTypes) {
  // Eval and its like get no rule: they are refused whatever they are given.
  trustedTypes.createPolicy('default', { createHTML: frameOnly, createScriptURL: ownScript });

  // Monaco draws lines and hovers from HTML that it escapes or sanitizes itself, under some ten names of policies. It gets
  // one for all of them, for HTML alone: its workers are started in `app/editor/monaco.ts` and are none of its business.
  const monacoPolicy = trustedTypes.createPolicy('monaco', { createHTML: (text) => text });
  self.MonacoEnvironment = {
    createTrustedTypesPolicy: (_name, rules) => (rules?.createHTML ? monacoPolicy : undefined),
  };
}
