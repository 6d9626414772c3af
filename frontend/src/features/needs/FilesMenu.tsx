// Files to take along. Plain links: the browser keeps the file, the portal names it.
import { Menu } from '../../app/Menu';
import { Icon } from '../../ui/Icon';

export function FilesMenu({
  label,
  rule,
  files,
}: {
  label: string;
  /** what the files hold, under the links */
  rule: string;
  files: readonly { href: string; text: string }[];
}) {
  return (
    <Menu
      className="sheet-menu"
      label={label}
      head={
        <>
          {label}
          <Icon name="down" />
        </>
      }
    >
      {files.map(({ href, text }) => (
        <a key={href} href={href} download>
          {text}
        </a>
      ))}
      <p className="small mute">{rule}</p>
    </Menu>
  );
}
