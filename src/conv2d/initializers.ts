import type { ConstantValue } from './constant';

/** How fans scale the weights (keras/src/initializers/random_initializers.py, VarianceScaling). */
export const MODES = ['fan_in', 'fan_out', 'fan_avg'] as const;
export type Mode = (typeof MODES)[number];
export const DISTRIBUTIONS = ['uniform', 'truncated_normal', 'untruncated_normal'] as const;
export type Distribution = (typeof DISTRIBUTIONS)[number];

export interface Scaling {
  readonly scale: number;
  readonly mode: Mode;
  readonly distribution: Distribution;
}

/** The named cases of VarianceScaling. */
const SCALINGS = {
  GlorotUniform: { scale: 1, mode: 'fan_avg', distribution: 'uniform' },
  GlorotNormal: { scale: 1, mode: 'fan_avg', distribution: 'truncated_normal' },
  HeUniform: { scale: 2, mode: 'fan_in', distribution: 'uniform' },
  HeNormal: { scale: 2, mode: 'fan_in', distribution: 'truncated_normal' },
  LecunUniform: { scale: 1, mode: 'fan_in', distribution: 'uniform' },
  LecunNormal: { scale: 1, mode: 'fan_in', distribution: 'truncated_normal' },
} as const satisfies Readonly<Record<string, Scaling>>;
export type ScalingName = keyof typeof SCALINGS;

interface Seeded {
  /** Its own seed; null where the layer's seed holds. */
  readonly seed: number | null;
}

interface Scaled extends Seeded {
  readonly inputAxes: readonly number[] | null;
  readonly outputAxes: readonly number[] | null;
}

/** A checked initializer of Keras. The last row cannot make a kernel of four axes: the layer is refused when it is built. */
export type Initializer =
  | { readonly className: 'Zeros' | 'Ones' }
  | { readonly className: 'Constant'; readonly value: ConstantValue }
  | ({ readonly className: 'RandomUniform'; readonly minval: number; readonly maxval: number } & Seeded)
  | ({
      readonly className: 'RandomNormal' | 'TruncatedNormal';
      readonly mean: number;
      readonly stddev: number;
    } & Seeded)
  | ({ readonly className: 'Orthogonal'; readonly gain: number } & Seeded)
  | ({ readonly className: ScalingName } & Scaled)
  | ({ readonly className: 'VarianceScaling' } & Scaling & Scaled)
  | { readonly className: 'Identity' | 'STFT' | 'Initializer' };
export type InitializerClass = Initializer['className'];

/** A parameter of an initializer's constructor. */
export interface InitializerParameter {
  readonly name: string;
  readonly kind: 'number' | 'numbers' | 'seed' | 'axes' | 'mode' | 'distribution' | 'anything';
  readonly default: number | string | boolean | null;
}

const SEED: InitializerParameter = { name: 'seed', kind: 'seed', default: null };
const AXES: readonly InitializerParameter[] = [
  { name: 'input_axes', kind: 'axes', default: null },
  { name: 'output_axes', kind: 'axes', default: null },
];
const number = (name: string, value: number): InitializerParameter => ({ name, kind: 'number', default: value });
const anything = (name: string, value: string | boolean): InitializerParameter => ({
  name,
  kind: 'anything',
  default: value,
});

/** Every registered class with its parameters in Keras' order (keras/src/initializers/). */
export const INITIALIZER_PARAMETERS: Readonly<Record<InitializerClass, readonly InitializerParameter[]>> = {
  GlorotUniform: [SEED, ...AXES],
  GlorotNormal: [SEED, ...AXES],
  HeUniform: [SEED, ...AXES],
  HeNormal: [SEED, ...AXES],
  LecunUniform: [SEED, ...AXES],
  LecunNormal: [SEED, ...AXES],
  RandomUniform: [number('minval', -0.05), number('maxval', 0.05), SEED],
  RandomNormal: [number('mean', 0), number('stddev', 0.05), SEED],
  TruncatedNormal: [number('mean', 0), number('stddev', 0.05), SEED],
  VarianceScaling: [
    number('scale', 1),
    { name: 'mode', kind: 'mode', default: 'fan_in' },
    { name: 'distribution', kind: 'distribution', default: 'truncated_normal' },
    SEED,
    ...AXES,
  ],
  Orthogonal: [number('gain', 1), SEED],
  Zeros: [],
  Ones: [],
  Constant: [{ name: 'value', kind: 'numbers', default: 0 }],
  Identity: [number('gain', 1)],
  STFT: [
    anything('side', 'real'),
    anything('window', 'hann'),
    anything('scaling', 'density'),
    anything('periodic', false),
  ],
  Initializer: [],
};

/** The registered names in snake case. */
export const INITIALIZER_NAMES: Readonly<Record<InitializerClass, string>> = {
  GlorotUniform: 'glorot_uniform',
  GlorotNormal: 'glorot_normal',
  HeUniform: 'he_uniform',
  HeNormal: 'he_normal',
  LecunUniform: 'lecun_uniform',
  LecunNormal: 'lecun_normal',
  RandomUniform: 'random_uniform',
  RandomNormal: 'random_normal',
  TruncatedNormal: 'truncated_normal',
  VarianceScaling: 'variance_scaling',
  Orthogonal: 'orthogonal',
  Zeros: 'zeros',
  Ones: 'ones',
  Constant: 'constant',
  Identity: 'identity',
  STFT: 'stft',
  Initializer: 'initializer',
};

/** Those that can make a kernel and need no argument, in the order in which they are offered. */
export const USABLE_INITIALIZERS = [
  'GlorotUniform',
  'GlorotNormal',
  'HeUniform',
  'HeNormal',
  'LecunUniform',
  'LecunNormal',
  'RandomUniform',
  'RandomNormal',
  'TruncatedNormal',
  'VarianceScaling',
  'Orthogonal',
  'Zeros',
  'Ones',
] as const satisfies readonly InitializerClass[];

/** Further registered names (keras/src/initializers/__init__.py). */
const ALIASES: Readonly<Record<string, InitializerClass>> = {
  IdentityInitializer: 'Identity',
  normal: 'RandomNormal',
  one: 'Ones',
  STFTInitializer: 'STFT',
  OrthogonalInitializer: 'Orthogonal',
  uniform: 'RandomUniform',
  zero: 'Zeros',
};

/** The class that a registered name stands for: a class, its name in snake case, or an alias; case counts, as in Keras. */
export function initializerClass(name: string): InitializerClass | undefined {
  for (const [className, snake] of Object.entries(INITIALIZER_NAMES)) {
    if ((name === className || name === snake) && isInitializerClass(className)) return className;
  }
  return Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
}

function isInitializerClass(name: string): name is InitializerClass {
  return Object.hasOwn(INITIALIZER_PARAMETERS, name);
}

/** How the fans of the named cases and of VarianceScaling itself scale; undefined for all others. */
export function scalingOf(initializer: Initializer): (Scaling & Scaled) | undefined {
  switch (initializer.className) {
    case 'VarianceScaling':
      return initializer;
    case 'GlorotUniform':
    case 'GlorotNormal':
    case 'HeUniform':
    case 'HeNormal':
    case 'LecunUniform':
    case 'LecunNormal':
      return { ...SCALINGS[initializer.className], ...initializer };
    default:
      return undefined;
  }
}

/** Whether values are drawn, so that a seed matters. */
export function isRandom(initializer: Initializer): initializer is Initializer & Seeded {
  return 'seed' in initializer;
}
