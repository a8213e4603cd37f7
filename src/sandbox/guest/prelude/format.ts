// Node's own console formatting; evaluated in the guest when something other than plain text is logged first.
export { format } from 'node-inspect-extracted';
