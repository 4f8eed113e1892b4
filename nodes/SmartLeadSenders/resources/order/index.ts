export { get } from './get';
export { place } from './place';
