import { useMemo, useState } from 'react';
import type { ClipboardEvent, DragEvent, ReactNode, SyntheticEvent } from 'react';
import { Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { cx } from './cx';
import { beginningOf, pasteRefusal } from './long-text';
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
  /** A sentence about where a text belongs that is too long to be pasted; such a text is refused, as a browser would stand still over it. */
  longTextHint?: string;
}

/** What of a field's text stays where another one is pasted: all but its selection. */
function keptText(field: HTMLInputElement | HTMLTextAreaElement): string {
  return field.value.slice(0, field.selectionStart ?? 0) + field.value.slice(field.selectionEnd ?? 0);
}

function selectText({ target }: { target: Element }): void {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) target.select();
}

/** A field for text. Problems are said beside it, in words. */
export function TextField(props: TextFieldProps) {
  const { label, labelPlacement = 'above', value, isReadOnly = false, description, code, lines, placeholder } = props;
  const { shown, note } = useMemo(() => (isReadOnly ? beginningOf(value) : { shown: value, note: '' }), [value, isReadOnly]);
  const [refusal, setRefusal] = useState('');
  const error = refusal === '' ? props.error : refusal;
  const invalid = error !== undefined && error !== '';
  const control = cx(styles.control, code && styles.code);
  const take = (event: SyntheticEvent<HTMLInputElement | HTMLTextAreaElement>, text: string): void => {
    const why = pasteRefusal(text, keptText(event.currentTarget));
    if (why !== '') event.preventDefault();
    setRefusal(why === '' || props.longTextHint === undefined ? why : `${why} ${props.longTextHint}`);
  };
  const shared = {
    className: control,
    spellCheck: false,
    onPaste: (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => take(event, event.clipboardData.getData('text/plain')),
    onDrop: (event: DragEvent<HTMLInputElement | HTMLTextAreaElement>) => take(event, event.dataTransfer.getData('text/plain')),
    ...(placeholder !== undefined && { placeholder }),
  };
  return (
    <AriaTextField
      className={cx(styles.field, labelPlacement === 'beside' && styles.inline)}
      value={shown}
      onChange={(text) => {
        setRefusal('');
        props.onChange(text);
      }}
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
