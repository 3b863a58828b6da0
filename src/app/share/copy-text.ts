/** Puts text on the clipboard; false where the browser refuses, e.g. without permission or where the page is not secure. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
