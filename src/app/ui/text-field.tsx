import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { cx } from './cx';
import { beginningOf } from './long-text';
import styles from './field.module.css';

export interface TextFieldProps {
  label: string;
  /** `hidden`: the label is the accessible name alone. */
  labelPlacement?: 'above' | 'beside' | 'hidden';
  value: string;
  onChange: (value: string) => void;
  /** A sentence that says what is wrong; undefined or '' when nothing is. */
  error?: string | undefined;
  description?: ReactNode;
  placeholder?: string;
  /** In the editor's font: keys, values, JSON. */
  code?: boolean;
  /** With a number of lines the field is a text area. */
  lines?: number;
  isDisabled?: boolean;
  /** Of a text that a browser would stand still over, the beginning is shown, and said so. */
  isReadOnly?: boolean;
  autoFocus?: boolean;
  /** Its text is selected when it gets the focus, so that typing replaces a suggestion. */
  selectsOnFocus?: boolean;
  /** Enter was pressed (with Mod in a text area). */
  onSubmit?: () => void;
  onBlur?: () => void;
}

function selectText({ target }: { target: Element }): void {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) target.select();
}

/** A field for text. Problems are said beside it, in words. */
export function TextField(props: TextFieldProps) {
  const { label, labelPlacement = 'above', value, isReadOnly = false, error, description, code, lines, placeholder } = props;
  const { shown, note } = useMemo(() => (isReadOnly ? beginningOf(value) : { shown: value, note: '' }), [value, isReadOnly]);
  const invalid = error !== undefined && error !== '';
  const control = cx(styles.control, code && styles.code);
  const shared = { className: control, spellCheck: false, ...(placeholder !== undefined && { placeholder }) };
  return (
    <AriaTextField
      className={cx(styles.field, labelPlacement === 'beside' && styles.inline)}
      value={shown}
      onChange={props.onChange}
      isInvalid={invalid}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={isReadOnly}
      autoComplete="off"
      {...(labelPlacement === 'hidden' && { 'aria-label': label })}
      {...(props.autoFocus && { autoFocus: true })}
      {...(props.onBlur && { onBlur: props.onBlur })}
      {...(props.selectsOnFocus && { onFocus: selectText })}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && props.onSubmit && (lines === undefined || event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          props.onSubmit();
        } else event.continuePropagation();
      }}
    >
      {labelPlacement !== 'hidden' && <Label className={cx(styles.label)}>{label}</Label>}
      {lines === undefined ? <Input {...shared} /> : <TextArea {...shared} rows={lines} />}
      {(description !== undefined || note !== '') && !invalid && (
        <Text slot="description" className={cx(styles.description)}>
          {note !== '' && `${note} `}
          {description}
        </Text>
      )}
      {invalid && (
        <Text slot="errorMessage" className={cx(styles.error)}>
          {error}
        </Text>
      )}
    </AriaTextField>
  );
}
