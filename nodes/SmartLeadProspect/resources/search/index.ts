export { getFetched } from './getFetched';
export { getRecent } from './getRecent';
export { getSaved } from './getSaved';
export { save } from './save';
export { updateFetched } from './updateFetched';
export { updateSaved } from './updateSaved';
