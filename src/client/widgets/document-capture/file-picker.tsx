import type { ButtonVariant } from '#client/ui/button.tsx';
import { Icon, type IconName } from '#client/ui/icon.tsx';

export interface FilePickerProps {
  readonly id: string;
  readonly label: string;
  readonly variant?: ButtonVariant;
  readonly icon?: IconName;
  readonly full?: boolean;
  /** Opens the camera at once, on a phone. */
  readonly camera?: boolean;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The browser's own picker behind a button that is its label. */
export function FilePicker({
  id,
  label,
  variant = 'secondary',
  icon,
  full = false,
  camera = false,
  multiple = false,
  onFiles,
}: FilePickerProps) {
  return (
    <label className={`button button-${variant} file-button ${full ? 'button-full' : 'button-small'}`} htmlFor={id}>
      {icon && <Icon name={icon} />}
      {label}
      <input
        className="hidden-file"
        id={id}
        type="file"
        accept={camera ? 'image/*' : 'image/jpeg,image/png,image/heic,image/heif,.heic,.heif,application/pdf'}
        capture={camera ? 'environment' : undefined}
        multiple={multiple}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again after it was removed.
          event.target.value = '';
          onFiles(files);
        }}
      />
    </label>
  );
}
