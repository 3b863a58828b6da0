import { Search, X } from 'lucide-react';
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components';
import { cx } from './cx';
import field from './field.module.css';
import styles from './search-field.module.css';

export interface SearchFieldProps {
  /** The accessible name; also the placeholder when that is left out. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
}

/** A field that filters what is below it. Escape empties it. */
export function SearchField({ label, value, onChange, placeholder }: SearchFieldProps) {
  return (
    <AriaSearchField className={cx(styles.search)} aria-label={label} value={value} onChange={onChange}>
      <Search className={styles.icon} aria-hidden />
      <Input className={cx(field.control, styles.input)} placeholder={placeholder ?? label} spellCheck={false} />
      {value !== '' && (
        <Button className={cx(styles.clear)} aria-label={`Clear ${label}`}>
          <X aria-hidden />
        </Button>
      )}
    </AriaSearchField>
  );
}
