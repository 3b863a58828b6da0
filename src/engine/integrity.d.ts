/** Made by `scripts/integrity-plugin.ts`. */
declare module '*?integrity' {
  /** As `fetch` takes it; '' where nothing is checked. */
  const integrity: string;
  export default integrity;
}
