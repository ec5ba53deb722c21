import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partWanted } from '../../../src/webview/cell/partWanted';
import { bringIntoView, FIT, pan, seen, type Zoom, zoomAt } from '../../../src/webview/cell/zoom';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const point = fc.record({ y: share, x: share });
const zooms = fc
  .tuple(fc.double({ min: 1, max: 500, noNaN: true }), point)
  .map(([factor, at]): Zoom => zoomAt({ ...FIT, ...at }, factor, { y: 0.5, x: 0.5 }, 1000));

describe('the zoom', () => {
  it('never shows anything beside the picture', () => {
    fc.assert(
      fc.property(zooms, point, fc.double({ min: 0.01, max: 100, noNaN: true }), (zoom, at, factor) => {
        for (const next of [zoomAt(zoom, factor, at, 1000), pan(zoom, at), bringIntoView(zoom, at)]) {
          const { top, left, share: length } = seen(next);
          for (const from of [top, left]) {
            expect(from).toBeGreaterThanOrEqual(-1e-9);
            expect(from + length).toBeLessThanOrEqual(1 + 1e-9);
          }
        }
      }),
    );
  });

  it('keeps what is under the pointer where it is, as far as there is picture', () => {
    fc.assert(
      fc.property(point, point, (middle, at) => {
        const zoom = { scale: 4, y: 0.25 + middle.y / 2, x: 0.25 + middle.x / 2 };
        const under = (z: Zoom): number => seen(z).left + at.x * seen(z).share;
        expect(under(zoomAt(zoom, 1.5, at, 1000))).toBeCloseTo(under(zoom), 9);
      }),
    );
  });

  it('brings a point into sight, and moves no farther than that needs', () => {
    fc.assert(
      fc.property(zooms, point, (zoom, at) => {
        const { top, left, share: length } = seen(bringIntoView(zoom, at));
        expect(at.y).toBeGreaterThanOrEqual(top - 1e-9);
        expect(at.x).toBeLessThanOrEqual(left + length + 1e-9);
        expect(bringIntoView(zoom, { y: zoom.y, x: zoom.x })).toEqual(zoom);
      }),
    );
  });
});

describe('partWanted', () => {
  const viewed = {
    whole: { height: 722, width: 1277 },
    before: { top: 0, left: 0 },
    covered: { height: 722, width: 1277 },
    view: { height: 361, width: 638 },
    preview: { height: 109, width: 192 },
  };

  it('is all of it in the pixels of the screen, where the copy is too coarse', () => {
    expect(partWanted(viewed, FIT)).toEqual({
      rows: { from: 0, to: 722 },
      columns: { from: 0, to: 1277 },
      size: { height: 361, width: 638 },
    });
  });

  it('is nothing where the copy is fine enough, or there are no more pixels', () => {
    expect(partWanted({ ...viewed, preview: { height: 350, width: 620 } }, FIT)).toBeUndefined();
    expect(partWanted({ ...viewed, preview: viewed.whole }, { scale: 100, y: 0.5, x: 0.5 })).toBeUndefined();
  });

  it('is every pixel that is seen, where they are large', () => {
    expect(partWanted(viewed, { scale: 100, y: 0.5, x: 0.5 })).toEqual({
      rows: { from: 357, to: 365 },
      columns: { from: 632, to: 645 },
      size: { height: 8, width: 13 },
    });
  });

  it('leaves out the margin', () => {
    const padded = { ...viewed, before: { top: 100, left: 100 }, covered: { height: 922, width: 1477 } };
    expect(partWanted(padded, { scale: 10, y: 0.1, x: 0.1 })?.rows).toEqual({ from: 0, to: 39 });
    expect(partWanted(padded, { scale: 100, y: 0.01, x: 0.01 })).toBeUndefined();
  });

  it('is nothing where it would be too much', () => {
    const large = { height: 20_000, width: 20_000 };
    expect(partWanted({ ...viewed, whole: large, covered: large }, FIT)).toBeUndefined();
  });

  it('is always inside of the picture, and never more pixels than that has', () => {
    fc.assert(
      fc.property(zooms, fc.nat(3000), fc.nat(3000), fc.nat(50), (zoom, high, wide, margin) => {
        const whole = { height: 1 + high, width: 1 + wide };
        const covered = { height: whole.height + 2 * margin, width: whole.width + margin };
        const part = partWanted({ ...viewed, whole, covered, before: { top: margin, left: 0 } }, zoom);
        if (!part) return;
        expect(part.rows.from).toBeGreaterThanOrEqual(0);
        expect(part.rows.to).toBeLessThanOrEqual(whole.height);
        expect(part.size.height).toBeGreaterThan(0);
        expect(part.size.height).toBeLessThanOrEqual(part.rows.to - part.rows.from);
        expect(part.size.width).toBeLessThanOrEqual(part.columns.to - part.columns.from);
      }),
    );
  });
});
