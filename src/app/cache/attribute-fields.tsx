import { Trash2, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AttributeType } from '../../table/attribute-value';
import { Button, IconButton } from '../ui/button';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import { TYPE_HINTS, TYPE_NAMES, typedJson, withType } from './attribute-draft';
import type { AttributeDraft, AttributeErrors } from './attribute-draft';
import { ITEM_LIMIT, linesFor, memberCount } from './field-words';
import { MembersOffer } from './members-offer';
import styles from './item-editor.module.css';

export interface AttributeFieldsProps {
  attribute: AttributeDraft;
  onChange: (attribute: AttributeDraft) => void;
  onRemove: () => void;
  errors: AttributeErrors;
  isReadOnly: boolean;
  /** The value has the focus when it appears, or the name where there is none yet. */
  autoFocus: boolean;
  /** Enter was pressed in a field of one line, or with Ctrl or Cmd in a longer one. */
  onSubmit: () => void;
}

// Object.entries forgets that the keys are types.
const TYPE_OPTIONS = Object.entries(TYPE_NAMES).map(([value, label]) => ({ value: value as AttributeType, label }));
const TRUTHS = ['true', 'false'] as const;

const isSetType = (type: AttributeType): boolean => type === 'SS' || type === 'NS' || type === 'BS';

type ValueProps = Omit<AttributeFieldsProps, 'onRemove'>;

/** A field that suits the type. */
function Value({ attribute, onChange, errors, isReadOnly, autoFocus, onSubmit }: ValueProps): ReactNode {
  const { name, type, text, quoted } = attribute;
  const label = name === '' ? 'Value' : name;
  const set = (next: string): void => onChange({ ...attribute, text: next });
  if (type === 'NULL') return <p className={styles.note}>Null: {TYPE_HINTS.NULL.toLowerCase()}</p>;
  if (type === 'BOOL' && !isReadOnly) {
    return <Select label={label} labelPlacement="hidden" options={TRUTHS} value={text === 'true' ? 'true' : 'false'} onChange={set} />;
  }
  const hint = type === 'S' && quoted ? 'A JSON string, because it has characters that a field cannot show' : TYPE_HINTS[type];
  const isShort = type === 'N' || type === 'BOOL';
  return (
    <TextField
      label={label}
      labelPlacement={isReadOnly ? 'above' : 'hidden'}
      code
      {...(!isShort && { lines: type === 'S' && !text.includes('\n') && text.length < 80 ? 1 : linesFor(text) })}
      value={text}
      onChange={set}
      error={errors.value}
      autoFocus={autoFocus && name !== ''}
      isReadOnly={isReadOnly}
      onSubmit={onSubmit}
      longTextHint={ITEM_LIMIT}
      description={isReadOnly ? TYPE_NAMES[type] : isSetType(type) ? `${memberCount(text)}. ${hint}` : hint}
    />
  );
}

/** Offers to read what was written into a map or list as plain JSON. */
function PlainJsonOffer({ attribute, onChange }: Pick<AttributeFieldsProps, 'attribute' | 'onChange'>): ReactNode {
  const typed = attribute.type === 'M' || attribute.type === 'L' ? typedJson(attribute.text) : null;
  if (typed === null) return null;
  return (
    <p className={styles.warning}>
      <TriangleAlert aria-hidden />
      <span>This is plain JSON. DynamoDB JSON names the type of each value.</span>
      <Button size="small" onPress={() => onChange({ ...attribute, text: typed })}>
        Add the types
      </Button>
    </p>
  );
}

/** An attribute that no caching helper reads: its name, its type, and a field that suits the type. */
export function AttributeFields(props: AttributeFieldsProps): ReactNode {
  const { attribute, onChange, onRemove, errors, isReadOnly, autoFocus, onSubmit } = props;
  if (isReadOnly) return <Value {...props} />;
  const { name, type } = attribute;
  return (
    <div role="group" aria-label={name === '' ? 'New attribute' : `Attribute ${name}`} className={styles.other}>
      <div className={styles.attribute}>
        <div className={styles.attributeField}>
          <TextField
            label="Attribute name"
            labelPlacement="hidden"
            code
            placeholder="Attribute name"
            value={name}
            onChange={(next) => onChange({ ...attribute, name: next })}
            error={errors.name}
            autoFocus={autoFocus && name === ''}
            onSubmit={onSubmit}
          />
        </div>
        <Select label="Attribute type" labelPlacement="hidden" options={TYPE_OPTIONS} value={type} onChange={(next) => onChange(withType(attribute, next))} />
        <IconButton label={name === '' ? 'Remove the new attribute' : `Remove ${name}`} icon={<Trash2 aria-hidden />} onPress={onRemove} />
      </div>
      <Value {...props} />
      {isSetType(type) && <MembersOffer text={attribute.text} onChange={(text) => onChange({ ...attribute, text })} />}
      {errors.value !== undefined && <PlainJsonOffer attribute={attribute} onChange={onChange} />}
    </div>
  );
}
