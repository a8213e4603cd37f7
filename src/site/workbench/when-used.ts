import type { ClientDirective } from 'astro';

/**
 * `client:used`: who only reads pays for no workbench. It is loaded when somebody points at the exercise, touches it or comes
 * to it with the keyboard, and at once when `value`, a key of the storage or of the address, or several, says that there is
 * something to show again.
 * A button that is pressed before the workbench is there, and has taken up what is stored, is pressed once it has. What was
 * set in a control within `[data-replays]` is set again.
 */
const whenUsed: ClientDirective = (load, { value }, island) => {
  const exercise = island.closest('section') ?? island;
  let pressed: HTMLElement | undefined;
  const isSet = new Map<HTMLInputElement | HTMLSelectElement, { readonly value: string; readonly checked: boolean }>();
  let isLoading = false;

  const begin = async (): Promise<void> => {
    if (isLoading) return;
    isLoading = true;
    const hydrate = await load();
    await hydrate();
    await whenLive(island);
    exercise.removeEventListener('click', remember, true);
    exercise.removeEventListener('keydown', remember, true);
    exercise.removeEventListener('input', keep, true);
    for (const name of signs) exercise.removeEventListener(name, onSign);
    for (const [control, set] of isSet) {
      setAgain(control, set);
      // What it sets off is drawn before the next one.
      await new Promise((resolve) => setTimeout(resolve));
    }
    pressed?.click();
  };
  const onSign = (): void => {
    void begin().catch(() => {
      // Off the network, say: the next touch tries again.
      isLoading = false;
    });
  };
  const remember = (event: Event): void => {
    onSign();
    const button = buttonOf(event);
    if (!(button instanceof HTMLElement) || !island.contains(button)) return;
    pressed = button;
    // The button may work already, and would work twice.
    event.stopPropagation();
  };
  /** What an event presses: a click its button, Ctrl and Enter the one that runs. */
  const buttonOf = (event: Event): Element | null => {
    if (event instanceof KeyboardEvent)
      return event.key === 'Enter' && (event.ctrlKey || event.metaKey) ? exercise.querySelector('.wb-primary') : null;
    return event.target instanceof Element ? event.target.closest('button') : null;
  };

  const keep = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (target.closest('[data-replays]') === null) return;
    isSet.set(target, { value: target.value, checked: target instanceof HTMLInputElement && target.checked });
    onSign();
  };

  exercise.addEventListener('click', remember, true);
  exercise.addEventListener('input', keep, true);
  exercise.addEventListener('keydown', remember, true);
  for (const name of signs) exercise.addEventListener(name, onSign, { passive: true });
  const keys = Array.isArray(value) ? value : [value];
  if (keys.some((key) => typeof key === 'string' && (isStored(key) || isInAddress(key)))) onSign();
};

const signs = ['pointerover', 'touchstart', 'focusin'];

/** Sets a control as somebody would. */
function setAgain(
  control: HTMLInputElement | HTMLSelectElement,
  { value, checked }: { readonly value: string; readonly checked: boolean },
): void {
  if (control instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(control.type)) control.checked = checked;
  else control.value = value;
  for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }));
}

function isStored(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    // Storage is refused: the workbench says so when it is used.
    return false;
  }
}

function isInAddress(key: string): boolean {
  return [location.search, location.hash.slice(1)].some((part) => new URLSearchParams(part).has(key));
}

/** Resolves when the workbench has taken up what is stored. */
function whenLive(island: Element): Promise<void> {
  const isLive = (): boolean => island.querySelector('[data-live=true]') !== null;
  if (isLive()) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isLive()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(island, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-live'] });
  });
}

// eslint-disable-next-line no-restricted-syntax -- Astro takes a directive's default export.
export default whenUsed;
