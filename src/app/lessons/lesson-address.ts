const PREFIX = '#lesson=';

/** The lesson that a page's address names, e.g. `#lesson=01-keys`; null where it names none. */
export function lessonOfAddress(fragment: string): string | null {
  const slug = fragment.startsWith(PREFIX) ? fragment.slice(PREFIX.length) : '';
  return /^[\w-]{1,80}$/.test(slug) ? slug : null;
}

/** The address that opens a lesson. `page`: the address of the page, with or without a fragment. */
export function addressOfLesson(page: string, slug: string): string {
  return `${page.replace(/#.*$/, '')}${PREFIX}${slug}`;
}
