// What the tree needs only when a step is pointed at or its menu is used.
export { copyShape, saveTensor } from './stepActions';
export { stepTooltip } from './tooltip';
