import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from '../ui/button';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import { Toolbar } from '../ui/toolbar';
import type { CacheRow } from './cache-rows';
import { useCacheView } from './cache-view';
import { DELIMITERS } from './delimiter';
import { allPrefixes } from './key-tree';
import styles from './cache.module.css';

const NAMES: Readonly<Record<string, string>> = { ':': 'colon', '/': 'slash', '|': 'bar', '#': 'number sign', '-': 'hyphen', '.': 'dot', _: 'underscore' };
const named = (delimiter: string): string => NAMES[delimiter] ?? delimiter;

/** Longer ones are no delimiters. */
const LONGEST = 20;

type Choice = 'guessed' | 'none' | 'own' | (typeof DELIMITERS)[number];

function isOffered(delimiter: string): delimiter is (typeof DELIMITERS)[number] {
  return DELIMITERS.some((one) => one === delimiter);
}

function choiceOf(delimiter: string | null): Choice {
  if (delimiter === null) return 'guessed';
  if (delimiter === '') return 'none';
  return isOffered(delimiter) ? delimiter : 'own';
}

/** What keys are put together with: guessed from them, or chosen. */
function DelimiterChoice({ guessed }: { guessed: string }): ReactNode {
  const { delimiter, setDelimiter } = useCacheView();
  // Who empties the field for an own one, or writes a colon into it, goes on writing there.
  const [isOwn, setOwn] = useState(choiceOf(delimiter) === 'own');
  const choose = (choice: Choice): void => {
    setOwn(choice === 'own');
    if (choice === 'own') setDelimiter(delimiter ?? guessed);
    else setDelimiter(choice === 'guessed' ? null : choice === 'none' ? '' : choice);
  };
  const guess = guessed === '' ? 'Guessed: none' : `Guessed: ${named(guessed)}`;
  return (
    <>
      <Select<Choice>
        label="Delimiter"
        labelPlacement="beside"
        options={[{ value: 'guessed', label: guess }, ...DELIMITERS.map((value) => ({ value, label: `${value} ${named(value)}` })), { value: 'none', label: 'None' }, { value: 'own', label: 'Own text' }]}
        value={isOwn ? 'own' : choiceOf(delimiter)}
        onChange={choose}
      />
      {isOwn && (
        <div className={styles.ownDelimiter}>
          <TextField label="Own delimiter" labelPlacement="hidden" code value={delimiter ?? ''} onChange={(text) => setDelimiter(text.slice(0, LONGEST))} placeholder="e.g. ::" />
        </div>
      )}
    </>
  );
}

/** What the tree is made by. `rows` are those of the tree, in order of their keys. */
export function TreeBar({ rows, guessed, delimiter }: { rows: readonly CacheRow[]; guessed: string; delimiter: string }): ReactNode {
  const setToggled = useCacheView((view) => view.setToggled);
  const searching = useCacheView((view) => view.query.search !== '');
  const setAll = (open: boolean): void => setToggled(open === searching ? [] : allPrefixes(rows, delimiter));
  return (
    <Toolbar label="Tree">
      <DelimiterChoice guessed={guessed} />
      <IconButton label="Open all groups" icon={<ChevronsUpDown aria-hidden />} onPress={() => setAll(true)} />
      <IconButton label="Close all groups" icon={<ChevronsDownUp aria-hidden />} onPress={() => setAll(false)} />
    </Toolbar>
  );
}
