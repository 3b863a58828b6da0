import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import { Button, IconButton } from '../ui/button';
import { TextField } from '../ui/text-field';
import { ExpiryField } from './expiry-field';
import type { DraftErrors, ItemDraft } from './item-draft';
import { prettyJson } from '../ui/json-text';
import styles from './item-editor.module.css';

export interface ItemFieldsProps {
  draft: ItemDraft;
  onChange: (draft: ItemDraft) => void;
  errors: DraftErrors;
  now: EpochSeconds;
  /** The first field has the focus when it appears. */
  autoFocus?: boolean;
  /** The item can be read, and copied from, but not changed. */
  isReadOnly?: boolean;
  /** Enter was pressed in a field of one line, or with Ctrl or Cmd in a longer one. */
  onSubmit: () => void;
}

const MOST_LINES = 14;

function linesFor(text: string): number {
  return Math.min(MOST_LINES, Math.max(3, text.split('\n').length + 1));
}

function Attribute({ name, onRemove, children }: { name: string; onRemove: (() => void) | null; children: ReactNode }): ReactNode {
  return (
    <div className={styles.attribute}>
      <div className={styles.attributeField}>{children}</div>
      {onRemove && <IconButton label={`Remove ${name}`} icon={<Trash2 aria-hidden />} onPress={onRemove} />}
    </div>
  );
}

function memberCount(text: string): string {
  const count = text.split('\n').filter((line) => line.trim() !== '').length;
  return count === 1 ? '1 member' : `${count.toLocaleString('en-US')} members`;
}

/** A field for each attribute of an item. Attributes that no caching helper reads are edited as DynamoDB JSON. */
export function ItemFields({ draft, onChange, errors, now, autoFocus = false, isReadOnly = false, onSubmit }: ItemFieldsProps): ReactNode {
  const { counter, set, dictionary, others } = draft;
  const first = counter !== null ? 'counter' : set !== null ? 'set' : dictionary !== null ? 'dictionary' : (others[0]?.name ?? 'expires');
  const field = (name: string): { autoFocus: boolean; isReadOnly: boolean; onSubmit: () => void } => ({ autoFocus: autoFocus && first === name, isReadOnly, onSubmit });
  const change = (part: Partial<ItemDraft>): void => onChange({ ...draft, ...part });
  const remover = (part: Partial<ItemDraft>): (() => void) | null => (isReadOnly ? null : () => change(part));
  const changeOther = (name: string, json: string): void =>
    change({ others: others.map((other) => (other.name === name ? { name, json } : other)) });
  const tidy = (text: string): string => {
    const pretty = prettyJson(text, true);
    return typeof pretty === 'string' ? pretty : text;
  };
  return (
    <>
      {counter !== null && (
        <Attribute name="counter" onRemove={remover({ counter: null })}>
          <TextField label="Counter" code {...field('counter')} value={counter} onChange={(text) => change({ counter: text })} error={errors.counter} description="Attribute intCount" />
        </Attribute>
      )}
      {set !== null && (
        <Attribute name="set" onRemove={remover({ set: null })}>
          <TextField
            label={set.numeric ? 'Number set' : 'String set'}
            code
            {...field('set')}
            lines={linesFor(set.text)}
            value={set.text}
            onChange={(text) => change({ set: { ...set, text } })}
            error={errors.set}
            description={`${memberCount(set.text)}, one a line. A member in double quotes is read as a JSON string, for empty ones, spaces at the ends and line breaks.`}
          />
        </Attribute>
      )}
      {dictionary !== null && (
        <Attribute name="dictionary" onRemove={remover({ dictionary: null })}>
          <TextField
            label="Dictionary"
            code
            {...field('dictionary')}
            lines={linesFor(dictionary)}
            value={dictionary}
            onChange={(text) => change({ dictionary: text })}
            onBlur={() => change({ dictionary: tidy(dictionary) })}
            error={errors.dictionary}
            description="JSON text, as put_dictionary stores it"
          />
        </Attribute>
      )}
      {others.map(({ name, json }) => (
        <Attribute key={name} name={name} onRemove={remover({ others: others.filter((other) => other.name !== name) })}>
          <TextField
            label={name}
            code
            {...field(name)}
            lines={linesFor(json)}
            value={json}
            onChange={(text) => changeOther(name, text)}
            error={errors.others.get(name)}
            description="DynamoDB JSON. No caching helper reads this attribute."
          />
        </Attribute>
      ))}
      {!isReadOnly && (
        <div className={styles.quick}>
          {counter === null && (
            <Button size="small" icon={<Plus aria-hidden />} onPress={() => change({ counter: '1' })}>
              Counter
            </Button>
          )}
          {set === null && (
            <Button size="small" icon={<Plus aria-hidden />} onPress={() => change({ set: { text: '', numeric: false } })}>
              String set
            </Button>
          )}
          {dictionary === null && (
            <Button size="small" icon={<Plus aria-hidden />} onPress={() => change({ dictionary: '{}' })}>
              Dictionary
            </Button>
          )}
        </div>
      )}
      <ExpiryField value={draft.expires} onChange={(expires) => change({ expires })} now={now} error={errors.expires} {...field('expires')} />
    </>
  );
}
