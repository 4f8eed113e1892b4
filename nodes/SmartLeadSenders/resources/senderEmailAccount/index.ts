export { autoGenerate } from './autoGenerate';
export { getOtp } from './getOtp';
