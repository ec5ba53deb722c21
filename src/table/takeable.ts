import { isIndex } from '../protocol/panelView';
import { readTableRef, type TableRef } from './tableRef';

/** What the names of the context menu's values begin with; package.json has them in its `when` clauses. */
export const TAKE = 'convscopeTake.';

/** Pictures that can be saved: the image, one feature map, one filter, all filters. */
export const PICTURES = ['image', 'map', 'filter', 'kernels'] as const;
export type PictureName = (typeof PICTURES)[number];

/** Arrays that can be saved. */
export const ARRAYS = ['kernel', 'bias', 'map', 'output'] as const;
export type ArrayName = (typeof ARRAYS)[number];

/** What can be taken along from a place of the page; small JSON. What is missing is that of the place around it. */
export interface Takeable {
  /** Of the image that is inspected. */
  readonly uri?: string;
  /** As Python prints it. */
  readonly shape?: string;
  /** With all its digits. */
  readonly number?: string;
  readonly table?: TableRef;
  readonly picture?: PictureName;
  readonly array?: ArrayName;
  /** Of picture and array, where they have one. */
  readonly filter?: number;
  /** VS Code's own name: its menu has nothing for texts then. */
  readonly preventDefaultContextMenuItems?: boolean;
}

/** The names that VS Code's menu knows the values by. */
export function toMenuContext({ preventDefaultContextMenuItems, ...what }: Takeable): string {
  const named = Object.entries(what).map(([name, value]) => [`${TAKE}${name}`, value]);
  return JSON.stringify({
    ...Object.fromEntries(named),
    ...(preventDefaultContextMenuItems === undefined ? {} : { preventDefaultContextMenuItems }),
  });
}

/** Reads what VS Code hands to a command of the menu; nothing where it was called from elsewhere. */
export function fromMenuContext(context: unknown): Takeable {
  if (typeof context !== 'object' || context === null) return {};
  const all: Readonly<Record<string, unknown>> = { ...context };
  const given = (name: keyof Takeable): unknown => all[`${TAKE}${name}`];
  const [uri, shape, number, filter] = [given('uri'), given('shape'), given('number'), given('filter')];
  const table = readTableRef(given('table'));
  const picture = PICTURES.find((name) => name === given('picture'));
  const array = ARRAYS.find((name) => name === given('array'));
  return {
    ...(typeof uri === 'string' ? { uri } : {}),
    ...(typeof shape === 'string' ? { shape } : {}),
    ...(typeof number === 'string' ? { number } : {}),
    ...(table ? { table } : {}),
    ...(picture ? { picture } : {}),
    ...(array ? { array } : {}),
    ...(isIndex(filter) ? { filter } : {}),
  };
}
