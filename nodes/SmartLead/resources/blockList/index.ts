export { add } from './add';
export { remove as delete } from './delete';
export { getAll } from './getAll';
