import { crc32 } from '../crc32';

/** CRC-32 of a text of ASCII characters, as eight hexadecimal digits. Finds accidents, no forgeries. */
export function checksum(text: string): string {
  return crc32(new TextEncoder().encode(text)).toString(16).padStart(8, '0');
}
