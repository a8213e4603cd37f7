/** What is wrong with a picture that somebody gives, in the words of sharp. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
}
