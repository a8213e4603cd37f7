import resultStyles from '../styles/results.css?inline';

// An ordinary import would be linked on every page: Astro does not tell what is imported later from what is imported at once.
const styleSheet = new CSSStyleSheet();
styleSheet.replaceSync(resultStyles);
document.adoptedStyleSheets.push(styleSheet);
