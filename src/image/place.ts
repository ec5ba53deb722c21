interface Plane {
  readonly height: number;
  readonly width: number;
  readonly samples: Uint8Array;
}

/** Copies a frame onto a canvas of the same number of channels; what lies outside of it is left away. */
export function place(
  frame: Plane,
  { left, top }: { readonly left: number; readonly top: number },
  canvas: Plane & { readonly channels: number },
): void {
  const { channels } = canvas;
  const columns = Math.max(0, Math.min(frame.width, canvas.width - left));
  if (columns === 0) return;
  for (let y = 0; y < frame.height && top + y < canvas.height; y++) {
    const from = y * frame.width * channels;
    canvas.samples.set(
      frame.samples.subarray(from, from + columns * channels),
      ((top + y) * canvas.width + left) * channels,
    );
  }
}
