import type { ReactNode } from 'react';
import type { ShareOffer } from '../state/share-actions';
import { useApp } from '../state/use-app';
import { UserText } from '../ui/user-text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SharePreview } from './share-preview';
import { contentText } from './share-words';
import styles from './share.module.css';

function Offer({ offer }: { offer: ShareOffer }): ReactNode {
  const { file, shared, problems, bytes } = offer;
  return (
    <>
      <div>
        <p className={styles.name}>
          <UserText text={shared.workspace.name} />
        </p>
        <p>{contentText(shared, bytes)}</p>
      </div>
      <p>
        {file === null ? 'It came in a link' : <>It came in the file <UserText text={file} /></>}; who made it is not known. Nothing of
        it has run, and nothing has been stored. “Trust and load” makes a new workspace of it; yours stay as they are. Code
        runs only when you press Run, in a sandbox without network and without access to stored data.
      </p>
      {problems.length > 0 && (
        <ul className={styles.problems} aria-label="Left out">
          {problems.map((problem, index) => (
            <li key={index}>
              <UserText text={problem} />
            </li>
          ))}
        </ul>
      )}
      <SharePreview shared={shared} />
    </>
  );
}

/** Shows what a link or file holds, and asks whether to load it. */
export function ShareOfferDialog(): ReactNode {
  const offer = useApp((state) => state.shareOffer);
  const loaded = useApp((state) => state.loaded);
  const trust = useApp((state) => state.trustShare);
  const dismiss = useApp((state) => state.dismissShare);
  return (
    <Dialog
      title="Open a shared workspace?"
      role="alertdialog"
      size="large"
      isOpen={offer !== null && loaded}
      isDismissable={false}
      onClose={dismiss}
      actions={
        <>
          <Button onPress={dismiss} autoFocus>
            Cancel
          </Button>
          <Button variant="primary" onPress={() => void trust()}>
            Trust and load
          </Button>
        </>
      }
    >
      {offer && <Offer offer={offer} />}
    </Dialog>
  );
}
