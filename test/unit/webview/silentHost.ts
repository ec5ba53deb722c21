import { type Mock, vi } from 'vitest';
import type { Host } from '../../../src/webview/host';

/** A host that answers nothing; what it was asked can be looked up. */
export function silentHost(): { readonly [Name in keyof Host]: Mock<Host[Name]> } {
  return {
    change: vi.fn<Host['change']>(),
    ask: vi.fn<Host['ask']>(),
    loadLike: vi.fn<Host['loadLike']>(),
    cell: vi.fn<Host['cell']>(),
    imagePart: vi.fn<Host['imagePart']>(),
    mapPart: vi.fn<Host['mapPart']>(),
    compare: vi.fn<Host['compare']>(),
    dropped: vi.fn<Host['dropped']>(),
    save: vi.fn<Host['save']>(),
  };
}
