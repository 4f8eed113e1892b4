export { fetch } from './fetch';
export { findEmails } from './findEmails';
export { getAll } from './getAll';
export { review } from './review';
export { search } from './search';
