// Name and address of a person, on a new account as on one that stands.
import { useT } from '../../app/i18n';
import { REQUIRED } from '../../app/sending';
import type { Lacks, Wrong } from '../../app/sending';
import { TextField } from '../../ui/Field';

interface Who {
  name: string;
  email: string;
}

export function lacksOf({ name, email }: Who): Lacks {
  return { ...(name === '' ? { name: REQUIRED } : {}), ...(email === '' ? { email: REQUIRED } : {}) };
}

export function PersonFields({
  who,
  put,
  wrong,
}: {
  who: Who;
  put: (part: Partial<Who>) => void;
  wrong: Wrong;
}) {
  const { t } = useT();
  return (
    <>
      <TextField
        id="name"
        label={t('person.name')}
        required
        value={who.name}
        onChange={(name) => {
          put({ name });
        }}
        error={wrong.name}
      />
      <TextField
        id="email"
        type="email"
        inputMode="email"
        label={t('person.email')}
        hint={t('person.email.hint')}
        required
        value={who.email}
        onChange={(email) => {
          put({ email });
        }}
        error={wrong.email}
      />
    </>
  );
}
