// Whether a need is held outside the portal: asked of a new one alone, since a
// filled record cannot be unfilled and an empty one cannot be filled.
import type { Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import { Notice } from '../../ui/Notice';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Field';
import { equalField } from './form';
import type { NeedField } from './form';
import type { useNeedForm } from './useNeedForm';
import { subgroupName } from './words';

const SENT: readonly NeedField[] = [
  ...(['agency', 'heldOutside', 'subgroup'] as const),
  ...(['contactName', 'contactEmail', 'contactPhone'] as const),
];

/** Whether anything stands in the fields that are not sent. */
const typedMore = ({ values, base }: ReturnType<typeof useNeedForm>): boolean =>
  (Object.keys(values) as NeedField[]).some((key) => !SENT.includes(key) && !equalField(key, values, base));

export function OutsideFields({
  form,
  reference,
}: {
  form: ReturnType<typeof useNeedForm>;
  reference: Reference;
}) {
  const { t, language } = useT();
  const { saved, values, put, errorOf } = form;
  return (
    <>
      {saved ? null : (
        <label className="check">
          <input
            type="checkbox"
            id="f-heldOutside"
            checked={values.heldOutside}
            aria-describedby="f-heldOutside-hint"
            onChange={(event) => {
              put('heldOutside', event.target.checked);
            }}
          />
          <span>
            {t('form.outside')}
            <span className="hint under" id="f-heldOutside-hint">
              {t('form.outside.hint')}
            </span>
          </span>
        </label>
      )}
      {values.heldOutside ? (
        <>
          <Notice icon="eyeoff">
            <p>{t('form.outside.means')}</p>
          </Notice>
          {saved || !typedMore(form) ? null : (
            <Notice
              tone="warn"
              action={
                <Button small onClick={form.forgetRest}>
                  {t('form.outside.forget')}
                </Button>
              }
            >
              <p>{t('form.outside.kept')}</p>
            </Notice>
          )}
          <Select
            id="f-subgroup"
            label={t('need.subgroup')}
            value={values.subgroup}
            empty={t('form.choose')}
            required
            options={reference.subgroups
              .filter((one) => one.active && one.code !== 'PL')
              .map((one) => ({ value: one.code, label: subgroupName(reference, one.code, language) }))}
            onChange={(value) => {
              put('subgroup', value);
            }}
            error={errorOf('subgroup')}
          />
        </>
      ) : null}
    </>
  );
}
