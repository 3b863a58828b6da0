import { Plus, Trash2, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import { Button, IconButton } from '../ui/button';
import { TextField } from '../ui/text-field';
import { prettyJson } from '../ui/json-text';
import { showText } from '../ui/show-text';
import type { AttributeDraft } from './attribute-draft';
import { AttributeFields } from './attribute-fields';
import { ExpiryField } from './expiry-field';
import { ITEM_LIMIT, linesFor, memberCount } from './field-words';
import { dictionaryDoubt } from './item-draft';
import type { DraftErrors, ItemDraft } from './item-draft';
import { MembersOffer } from './members-offer';
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

function Attribute({ name, onRemove, children }: { name: string; onRemove: (() => void) | null; children: ReactNode }): ReactNode {
  return (
    <div className={styles.attribute}>
      <div className={styles.attributeField}>{children}</div>
      {onRemove && <IconButton label={`Remove ${name}`} icon={<Trash2 aria-hidden />} onPress={onRemove} />}
    </div>
  );
}

/** What no caching helper reads, in a sentence; '' where helpers read all of it. */
function unreadText({ counter, set, dictionary, others }: ItemDraft): string {
  // One that was just added has no name yet, and may become what a helper reads.
  const named = others.filter(({ name }) => name !== '');
  const [first] = named;
  if (first === undefined) return '';
  if (counter === null && set === null && dictionary === null) return 'No caching helper reads anything of this item but its expiry.';
  return named.length === 1 ? `No caching helper reads the attribute ${showText(first.name)}.` : `No caching helper reads the ${named.length.toLocaleString('en-US')} attributes with a type beside them.`;
}

/** A field for each attribute of an item. Attributes that no caching helper reads have a name and a type to choose. */
export function ItemFields({ draft, onChange, errors, now, autoFocus = false, isReadOnly = false, onSubmit }: ItemFieldsProps): ReactNode {
  const { counter, set, dictionary, others } = draft;
  const first = counter !== null ? 'counter' : set !== null ? 'set' : dictionary !== null ? 'dictionary' : others.length > 0 ? 'others' : 'expires';
  const field = (name: string) => ({ autoFocus: autoFocus && first === name, isReadOnly, onSubmit, longTextHint: ITEM_LIMIT });
  const change = (part: Partial<ItemDraft>): void => onChange({ ...draft, ...part });
  const remover = (part: Partial<ItemDraft>): (() => void) | null => (isReadOnly ? null : () => change(part));
  const changeOther = (changed: AttributeDraft): void => change({ others: others.map((other) => (other.id === changed.id ? changed : other)) });
  // The one that was added last has the focus.
  const [added, setAdded] = useState<number | null>(null);
  const addOther = (): void => {
    const id = Math.max(-1, ...others.map((other) => other.id)) + 1;
    change({ others: [...others, { id, name: '', type: 'S', text: '', quoted: false }] });
    setAdded(id);
  };
  const tidy = (text: string): string => {
    const pretty = prettyJson(text, true);
    return typeof pretty === 'string' ? pretty : text;
  };
  const unread = unreadText(draft);
  const doubt = useMemo(() => (dictionary === null ? null : dictionaryDoubt(dictionary)), [dictionary]);
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
          {!isReadOnly && <MembersOffer text={set.text} onChange={(text) => change({ set: { ...set, text } })} />}
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
          {doubt !== null && (
            <p className={styles.warning}>
              <TriangleAlert aria-hidden />
              <span>{doubt}</span>
            </p>
          )}
        </Attribute>
      )}
      {others.map((other, index) => (
        <AttributeFields
          key={other.id}
          attribute={other}
          onChange={changeOther}
          onRemove={() => change({ others: others.filter(({ id }) => id !== other.id) })}
          errors={errors.others.get(other.id) ?? {}}
          isReadOnly={isReadOnly}
          autoFocus={other.id === added || (autoFocus && first === 'others' && index === 0)}
          onSubmit={onSubmit}
        />
      ))}
      {unread !== '' && <p className={styles.note}>{unread}</p>}
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
          <Button size="small" icon={<Plus aria-hidden />} tooltip="An attribute of any name and type" onPress={addOther}>
            Attribute
          </Button>
        </div>
      )}
      <ExpiryField value={draft.expires} onChange={(expires) => change({ expires })} now={now} error={errors.expires} {...field('expires')} />
    </>
  );
}
