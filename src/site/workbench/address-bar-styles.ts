import addressBarStyles from '../styles/address-bar.css?inline';

// As in result-styles.ts: Astro would link an ordinary import on every page.
const styleSheet = new CSSStyleSheet();
styleSheet.replaceSync(addressBarStyles);
document.adoptedStyleSheets.push(styleSheet);
