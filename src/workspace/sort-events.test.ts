import { describe, expect, it } from 'vitest';
import { atOnce } from '../clock/slices';
import { sortEventFiles } from './sort-events';

const sortEvents = (text: string): string | undefined => atOnce(sortEventFiles([text]))[0];

describe('sorting of events', () => {
  const at = (second: number, name = ''): string => `{"name":"${name}","p_event_time":"2026-03-02 10:00:0${second}.000"}`;

  it('sorts by time, disabled events too; what has the same time keeps its order', () => {
    expect(sortEvents(`${at(3)}\n// ${at(2)}\n${at(1, 'a')}\n${at(1, 'b')}\n`)).toBe(`${at(1, 'a')}\n${at(1, 'b')}\n// ${at(2)}\n${at(3)}\n`);
  });

  it('finds the time under a name that differs in case only, as a run does', () => {
    const named = at(1).replace('p_event_time', 'P_Event_Time');
    expect(sortEvents(`${at(2)}\n${named}\n`)).toBe(`${named}\n${at(2)}\n`);
  });

  it('keeps what has no readable time behind its predecessor, or at the beginning', () => {
    const zulu = '{"p_event_time":"2026-03-02T10:00:00Z"}';
    expect(sortEvents(`// first\n${at(2)}\n${zulu}\n\n${at(1)}\n{}\n`)).toBe(`// first\n${at(1)}\n{}\n${at(2)}\n${zulu}\n\n`);
  });

  it('keeps line ends, the byte order mark, and a file without a last line end so', () => {
    expect(sortEvents(`\ufeff${at(2)}\r\n${at(1)}`)).toBe(`\ufeff${at(1)}\r\n${at(2)}`);
    expect(sortEvents('')).toBe('');
  });

  it('goes across files, each of which keeps its number of lines', () => {
    const files = [`\ufeff${at(4)}\n${at(2)}\n`, `${at(3)}\r\n${at(1)}`];
    expect(atOnce(sortEventFiles(files))).toEqual([`\ufeff${at(1)}\n${at(2)}\n`, `${at(3)}\r\n${at(4)}`]);
    expect(atOnce(sortEventFiles(['', `${at(1)}\n`]))).toEqual(['', `${at(1)}\n`]);
  });
});
