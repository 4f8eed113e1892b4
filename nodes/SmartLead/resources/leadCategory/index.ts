export { create } from './create';
export { remove as delete } from './delete';
export { getAll } from './getAll';
export { update } from './update';
