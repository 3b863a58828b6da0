import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { frameScript } from '../src/engine/sandbox/frame-document';

/**
 * The page's content security policy, as a `<meta>` has to carry it: a static host may send no header.
 *
 * - The sandbox's frame inherits it. That is why its script's hash, `blob:` and WebAssembly are in it. In the page itself a
 *   blob cannot become a script or a worker, because Trusted Types refuse its URL (`src/trusted-types.ts`).
 * - Frames: none. A `srcdoc` document is not fetched, so it needs no leave.
 * - Styles: Monaco and React set style attributes, so `'unsafe-inline'` stays for them.
 * - Trusted Types: `default` is ours, in the page and in the frame; `monaco` and `dompurify` (which Monaco brings along)
 *   are for the editor's HTML.
 * - `frame-ancestors` means nothing in a `<meta>`; `scripts/serve.mjs` sends it as a header.
 */
export function pagePolicy(): string {
  const hash = createHash('sha256').update(frameScript).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' blob: 'wasm-unsafe-eval' 'sha256-${hash}'`,
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default monaco dompurify',
  ].join('; ');
}

/** Puts the policy into the built page. The development server has none: its scripts are inline and change as one types. */
export function policyPlugin(): Plugin {
  const place = '<meta charset="utf-8" />';
  return {
    name: 'recall-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        if (!html.includes(place)) throw new Error(`index.html has no ${place}, and the policy stands after it.`);
        // After the charset, which browsers look for in the first 1,024 bytes; before everything that it is about.
        return html.replace(place, `${place}\n    <meta http-equiv="Content-Security-Policy" content="${pagePolicy()}" />`);
      },
    },
  };
}
