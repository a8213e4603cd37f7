/** Closes the preview of a term with Escape, without moving pointer or focus. It opens again when they come back. */
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  for (const term of document.querySelectorAll<HTMLElement>('.term:is(:hover, :focus-within)')) {
    term.dataset['dismissed'] = 'true';
    const reopen = (): void => {
      delete term.dataset['dismissed'];
    };
    term.addEventListener('pointerleave', reopen, { once: true });
    term.addEventListener('focusout', reopen, { once: true });
  }
});
