// What packs and opens links. Loaded when there is one.
export { makeShareLink, openShareLink, type OpenedLink, type ShareLink } from '#playground';
