import * as l10n from '@vscode/l10n';
import { tuple } from '../../python/repr';
import { type ArgumentName, type Conv2DArguments, KERAS_NAMES } from '../arguments';
import { argumentText } from '../callText';
import type { ImageShape } from '../load/imageArray';
import { outputSize } from '../shapes';
import { comparedCalls } from './comparedCalls';
import type { Trace } from '../trace';

/** Whether each cell of one's feature maps has a cell of the other's in its place. */
export function sameMapSize(a: Trace, b: Trace): boolean {
  return sizeText(a) === sizeText(b);
}

/** Why the feature maps of two layers have no difference, in a sentence; undefined where they have one. */
export function whyNoDifference(a: Trace, b: Trace): string | undefined {
  if (sameMapSize(a, b)) return undefined;
  const causes = [
    ...(a.image.height === b.image.height && a.image.width === b.image.width
      ? []
      : [l10n.t('the image is {0} instead of {1}', sizeOf(b.image), sizeOf(a.image))]),
    ...argumentCauses(a, b).map((name) =>
      l10n.t(
        '{0} is {1} instead of {2}',
        KERAS_NAMES[name],
        argumentText(b.arguments, name),
        argumentText(a.arguments, name),
      ),
    ),
  ];
  return l10n.t(
    'There is no difference map, because the feature maps of A are {0} and those of B {1}: {2}.',
    sizeText(a),
    sizeText(b),
    causes.join(', '),
  );
}

/** The arguments that change the maps' size by themselves; all that differ where none of them does. */
function argumentCauses(a: Trace, b: Trace): readonly ArgumentName[] {
  const { differing } = comparedCalls(a, b);
  const alone = differing.filter((name) => {
    const changed: Conv2DArguments = { ...b.arguments, [name]: a.arguments[name] };
    return sizeText({ image: b.image, arguments: changed }) !== sizeText(b);
  });
  const sameImage = a.image.height === b.image.height && a.image.width === b.image.width;
  return alone.length > 0 || !sameImage ? alone : differing;
}

function sizeText(of: { readonly image: ImageShape; readonly arguments: Conv2DArguments }): string {
  const { height, width } = outputSize(of);
  return tuple([height, width]);
}

function sizeOf({ height, width }: ImageShape): string {
  return tuple([height, width]);
}
