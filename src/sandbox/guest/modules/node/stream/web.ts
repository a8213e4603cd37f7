export { web as moduleExports } from 'web:streams';
