export { getAll } from './getAll';
export { getTotals } from './getTotals';
