import { Copy, FileDown, Link } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { folderName } from '../../workspace/export-all';
import { MAX_DOCUMENT_BYTES } from '../../workspace/share/limits';
import type { Finding } from '../../workspace/share/sensitive';
import { SHARE_FILE_ENDING } from '../../workspace/share/share-file';
import { toMarkdown } from '../../workspace/share/share-markdown';
import { sharePartsOf, withoutLeftOut } from '../../workspace/share/share-parts';
import type { LeftOut } from '../../workspace/share/share-parts';
import type { SharedWorkspace } from '../../workspace/share/share-types';
import { readableDocument } from '../../workspace/share/write-document';
import { useShell } from '../shell/shell-state';
import { useApp, useAppStore } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { downloadBlob } from '../ui/download';
import { copyText } from './copy-text';
import { CopyByHand } from './copy-by-hand';
import { SharePartsList } from './share-parts-list';
import { ShareWarnings } from './share-warnings';
import { lengthNote, sizeText, TOO_LONG } from './share-words';
import styles from './share.module.css';
import { useMadeLink, useSensitive } from './use-made-link';

/** Text that the clipboard did not take. */
interface ByHand {
  label: string;
  text: string;
}

function ShareBody({ content, onClose }: { content: SharedWorkspace; onClose: () => void }): ReactNode {
  const showLine = useApp((state) => state.showLine);
  const setLeftTab = useApp((state) => state.setLeftTab);
  // A run that starts from an empty table needs none.
  const [leftOut, setLeftOut] = useState<LeftOut>({ paths: new Set(), settings: false, table: content.settings?.startFrom !== 'this table' });
  const [byHand, setByHand] = useState<ByHand | null>(null);
  const groups = useMemo(() => sharePartsOf(content.workspace), [content]);
  const taken = useMemo(() => withoutLeftOut(content, leftOut), [content, leftOut]);
  const made = useMadeLink(taken);
  const report = useSensitive(taken);

  const copy = async (label: string, text: string): Promise<void> => {
    const isCopied = await copyText(text);
    setByHand(isCopied ? null : { label, text });
    if (isCopied) toast(`${label} copied.`);
  };
  const save = (): void => {
    const blob = new Blob([readableDocument(taken)], { type: 'application/json' });
    if (blob.size > MAX_DOCUMENT_BYTES) {
      toast.error(`The file would have ${sizeText(blob.size)} and could not be opened again. Leave out events, or export the workspace as a .zip.`);
    } else downloadBlob(blob, `${folderName(taken.workspace.name)}${SHARE_FILE_ENDING}`);
  };
  const show = ({ file }: Finding): void => {
    onClose();
    if (file === null) setLeftTab('Cache');
    else showLine(file.path, file.line);
  };
  const note = made.kind === 'made' ? lengthNote(made.link.length) : null;

  return (
    <>
      <p>
        The link holds everything itself; the part after # is not sent to a server. Whoever has the link can read what is in
        it, and so can every program that it passes through.
      </p>
      <SharePartsList content={content} groups={groups} leftOut={leftOut} onChange={setLeftOut} />
      <ShareWarnings report={report} onShow={show} />
      <p aria-live="polite" className={note?.isLong || made.kind === 'too long' ? styles.long : undefined}>
        {made.kind === 'making' ? 'Making the link…' : made.kind === 'too long' ? TOO_LONG : note?.text}
      </p>
      {byHand && <CopyByHand key={byHand.text} {...byHand} />}
      <div className={styles.actions}>
        <Button icon={<Copy aria-hidden />} onPress={() => void copy('Markdown', toMarkdown(taken))} tooltip="Files, settings and table as text for an issue or a chat; of events the first ones">
          Copy as Markdown
        </Button>
        <Button icon={<FileDown aria-hidden />} onPress={save} tooltip="A file that Import opens again">
          Save as file
        </Button>
        <Button
          variant="primary"
          icon={<Link aria-hidden />}
          isDisabled={made.kind !== 'made'}
          onPress={() => {
            if (made.kind === 'made') void copy('Link', made.link);
          }}
        >
          Copy link
        </Button>
      </div>
    </>
  );
}

/** Takes the workspace as it is when the dialog opens: what runs behind it changes nothing in it. */
function ShareContent({ onClose }: { onClose: () => void }): ReactNode {
  const store = useAppStore();
  const [content, setContent] = useState<SharedWorkspace | null>(null);
  // Not while it is drawn: what was typed a moment ago is written into the state first.
  useEffect(() => setContent(store.getState().sharedContent()), [store]);
  return content && <ShareBody content={content} onClose={onClose} />;
}

/** The workspace as a link, a file or Markdown. Nothing is sent anywhere. */
export function ShareDialog(): ReactNode {
  const isOpen = useShell((state) => state.shareOpen);
  const setOpen = useShell((state) => state.setShareOpen);
  const close = (): void => setOpen(false);
  return (
    <Dialog title="Share" size="large" isOpen={isOpen} onClose={close}>
      <ShareContent onClose={close} />
    </Dialog>
  );
}
