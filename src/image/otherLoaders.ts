import * as l10n from '@vscode/l10n';
import { type Loader, LOADERS } from '../conv2d/load/loaders';
import { sentences } from '../conv2d/sentences';
import { loadingOf } from './load/load';
import { checkLoaderLimits } from './load/loaderLimits';
import { type Instead, type Loading, LoaderRefusal } from './load/loading';
import type { PictureHeader } from './raster';

/** More are too many to choose from. */
const MOST_OFFERED = 2;

/** Loaders of the same package read alike. */
function packageOf(loader: Loader): string {
  return loader.split('.')[0] ?? loader;
}

/** How a loader would load a file with this header; undefined where its rules refuse it. */
export function loadingBy(loader: Loader, header: PictureHeader): Loading | undefined {
  try {
    checkLoaderLimits(header, loader);
    return loadingOf(header, { loader, targetSize: null });
  } catch (error) {
    if (error instanceof LoaderRefusal) return undefined;
    throw error;
  }
}

/** Loaders whose rules allow the file, those that a refusal names before all others, one of each package. */
export function otherLoaders(header: PictureHeader, first: readonly Loader[]): readonly Loader[] {
  const allowed = [...first, ...LOADERS].filter((loader) => loadingBy(loader, header) !== undefined);
  return allowed.filter((loader, at) => allowed.findIndex((other) => packageOf(other) === packageOf(loader)) === at);
}

/** What to do where these loaders read a file, or none does. */
export function adviceOf({ before }: Pick<Instead, 'before'>, loaders: readonly Loader[]): string {
  const [loader, other] = loaders.slice(0, MOST_OFFERED);
  const advice =
    loader === undefined
      ? l10n.t('No other loader reads it. Convert it to PNG, or save it again.')
      : other === undefined
        ? l10n.t('Load it like {0}.', loader)
        : l10n.t('Load it like {0} or {1}.', loader, other);
  return before === undefined ? advice : sentences(before, advice);
}
