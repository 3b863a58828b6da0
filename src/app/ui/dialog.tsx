import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './button';
import { cx } from './cx';
import styles from './dialog.module.css';

export interface DialogProps {
  /** Its heading and accessible name. */
  title: string;
  isOpen: boolean;
  /** Escape, the close button, or a click beside the dialog. */
  onClose: () => void;
  children: ReactNode;
  /** The buttons at the end, the main one last. */
  actions?: ReactNode;
  size?: 'small' | 'normal' | 'large';
  /** False: a click beside it does not close it, so that nothing typed is lost. */
  isDismissable?: boolean;
  /** False: Escape does not close it, while work goes on in it that has a Stop. */
  closesByEscape?: boolean;
  /** `alertdialog` for a question that has to be answered. */
  role?: 'dialog' | 'alertdialog';
}

/** A modal dialog; on a narrow screen it fills the screen. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, children, actions, size = 'normal' } = props;
  return (
    <ModalOverlay
      className={cx(styles.overlay)}
      data-modal
      isOpen={isOpen}
      isDismissable={props.isDismissable ?? true}
      isKeyboardDismissDisabled={!(props.closesByEscape ?? true)}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={cx(styles.modal, styles[size])}>
        <AriaDialog className={cx(styles.dialog)} role={props.role ?? 'dialog'}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={cx(styles.title)}>
              {title}
            </Heading>
            <IconButton label="Close" icon={<X aria-hidden />} onPress={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
