import styles from './brand.module.css';

/** The product's name and mark: an item with the arrow of what it brings back. */
export function Brand() {
  return (
    <h1 className={styles.brand}>
      <svg className={styles.mark} viewBox="0 0 16 16" aria-hidden>
        <path d="M3 8a5 5 0 1 0 1.6-3.7" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
        <path d="M4.8 1.4v3.2h3.2" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
        <circle cx="8" cy="8" r="1.7" fill="currentColor" />
      </svg>
      Recall
    </h1>
  );
}
