// Types `Astro.locals.starlightRoute`, by which a component in a lesson knows which one it stands in.
import '@astrojs/starlight';
