export { demonstration, DEMONSTRATION_FROM, DEMONSTRATION_HOUSEHOLDS } from './demonstration';
export { filesOf } from './files/files';
export type { SimulatedFile } from './files/sheet';
export { type Label, labelKey } from './labels/label';
export { labelsFile } from './labels/labels-file';
export { type Simulation, simulate, type SimulationOrder } from './simulate';
export { type Irregularities, irregular, type StoryTold } from './stories/cast';
