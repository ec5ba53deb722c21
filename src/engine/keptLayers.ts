import type { Conv2DLayer } from './conv2dLayer';
import type { LayerSpec } from './layerSpec';
import type { Tensor } from './tensorflow';

/** A layer that has been called, and what it is kept for. */
export interface KeptLayer {
  readonly key: string;
  readonly layer: Conv2DLayer;
  /** Bytes of its kernel. */
  readonly bytes: number;
  /** Of which image the sums are. */
  image: string | undefined;
  /** The sums before the activation, by strip. */
  readonly sums: Map<number, Tensor>;
}

/** A layer with a larger kernel than this is not kept beside another one. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * The layer that was called last and, where it is small, the one before it: whoever compares two results asks about both of
 * them by turns.
 */
export class KeptLayers {
  #latest: KeptLayer | undefined;
  #before: KeptLayer | undefined;

  /** The layer of that key, which is the latest one from now on. */
  get(key: string): KeptLayer | undefined {
    if (this.#latest?.key !== key && this.#before?.key === key) {
      [this.#latest, this.#before] = [this.#before, this.#latest];
      this.#drop();
    }
    return this.#latest?.key === key ? this.#latest : undefined;
  }

  /** Keeps a new layer, in place of an older one of the same key. */
  keep(layer: KeptLayer): void {
    for (const old of [this.#latest, this.#before]) if (old?.key === layer.key) this.#forget(old);
    forget(this.#before);
    [this.#latest, this.#before] = [layer, this.#latest];
    this.#drop();
  }

  /** Makes room before a layer comes whose kernel is large. */
  makeRoom(bytes: number): void {
    if (bytes <= MOST_BYTES) return;
    for (const old of [this.#latest, this.#before]) if (old) this.#forget(old);
  }

  /** Only the layer that is running keeps sums, and only those of one image. */
  keepSumsOf(running: KeptLayer, image: string | undefined): void {
    for (const kept of [this.#latest, this.#before]) {
      if (kept && (kept !== running || kept.image !== image)) forgetSums(kept);
    }
    running.image = image;
  }

  /** Two layers are kept where both are small. */
  #drop(): void {
    const [latest, before] = [this.#latest, this.#before];
    if (latest && before && Math.max(latest.bytes, before.bytes) > MOST_BYTES) this.#forget(before);
  }

  #forget(layer: KeptLayer): void {
    forget(layer);
    if (this.#latest === layer) [this.#latest, this.#before] = [this.#before, undefined];
    else if (this.#before === layer) this.#before = undefined;
  }
}

/** Bytes of a layer's kernel. */
export function kernelBytes({ arguments: { kernelSize, filters, groups }, channels }: LayerSpec): number {
  return 4 * kernelSize[0] * kernelSize[1] * (channels / groups) * filters;
}

function forget(layer: KeptLayer | undefined): void {
  if (!layer) return;
  forgetSums(layer);
  layer.layer.dispose();
}

function forgetSums({ sums }: KeptLayer): void {
  for (const tensor of sums.values()) tensor.dispose();
  sums.clear();
}
