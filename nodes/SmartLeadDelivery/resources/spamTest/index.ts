export { createAutomated } from './createAutomated';
export { createManual } from './createManual';
export { remove as delete } from './delete';
export { get } from './get';
export { getAll } from './getAll';
export { stop } from './stop';
