import { showText } from '../ui/show-text';

/** Text as the editor's hovers, which read Markdown, show it as it is: no link and no markup comes of it. */
export function markdownText(text: string, longest = 300): string {
  return showText(text.replace(/\s+/g, ' '), longest).replace(/[\\`*_{}[\]()#+\-.!<>|~&$:@]/g, '\\$&');
}
