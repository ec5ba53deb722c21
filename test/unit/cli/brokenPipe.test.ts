import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { endWithoutReaders } from '../../../src/cli/brokenPipe';

describe('the command line without readers', () => {
  const stream = (): { stream: EventEmitter; codes: number[]; lines: string[] } => {
    const lines: string[] = [];
    const [emitter, codes]: [EventEmitter, number[]] = [new EventEmitter(), []];
    endWithoutReaders(
      [emitter],
      (code) => codes.push(code),
      (line) => lines.push(line),
    );
    return { stream: emitter, codes, lines };
  };

  it.each(['EPIPE', 'EOF'])('ends as SIGPIPE would end it (%s)', (code) => {
    const told = stream();
    told.stream.emit('error', Object.assign(new Error('write'), { code }));
    expect(told.codes).toEqual([141]);
    expect(told.lines).toEqual([]);
  });

  it('tells of any other error in a line, and fails', () => {
    const told = stream();
    told.stream.emit('error', Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }));
    expect(told.codes).toEqual([1]);
    expect(told.lines).toEqual(['The output cannot be written (ENOSPC: no space left on device).\n']);
  });
});
