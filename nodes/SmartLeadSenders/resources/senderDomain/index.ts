export { getAll } from './getAll';
export { search } from './search';
