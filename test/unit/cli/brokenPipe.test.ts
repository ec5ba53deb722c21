import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { endWithoutReaders } from '../../../src/cli/brokenPipe';

describe('the command line without readers', () => {
  const stream = (): { stream: EventEmitter; codes: number[] } => {
    const [emitter, codes]: [EventEmitter, number[]] = [new EventEmitter(), []];
    endWithoutReaders([emitter], (code) => codes.push(code));
    return { stream: emitter, codes };
  };

  it.each(['EPIPE', 'EOF'])('ends as SIGPIPE would end it (%s)', (code) => {
    const told = stream();
    told.stream.emit('error', Object.assign(new Error('write'), { code }));
    expect(told.codes).toEqual([141]);
  });

  it('hides no other error', () => {
    const told = stream();
    expect(() => told.stream.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' }))).toThrow('full');
    expect(told.codes).toEqual([]);
  });
});
