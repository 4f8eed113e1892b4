export { add } from './add';
export { create } from './create';
export { getAll } from './getAll';
export { getByEmails } from './getByEmails';
export { remove } from './remove';
export { update } from './update';
