/** Of every document that S3 sends. */
export const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
