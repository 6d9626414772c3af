// Why a pledge to a need was refused, in plain words, with the way out where there is one.
import type { Need } from '../../api/needs';
import { errorsOf, isCode } from '../../api/problem';
import type { Catalogue } from '../../api/reference';
import { useT } from '../../app/i18n';
import type { MessageId } from '../../app/i18n';
import { SendingProblems } from '../../app/sending';
import { countedForm, formatDecimal, formatMoney } from '../../lib/format';
import { readPair } from '../../lib/pair';
import { showQuantity } from '../../lib/quantity';
import { showAmount } from '../../lib/typed';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { labelOf } from './PledgeFields';
import { priceOf } from './toneed';
import type { ToNeed } from './useToNeed';

const IDS: Record<string, string> = {
  line: 'h-line',
  pieces: 'h-pieces',
  amount: 'h-amount',
  inNeed: 'h-amount',
  plannedOn: 'h-plannedOn',
  heldUntil: 'h-heldUntil',
  need: 'h-amount',
  pledgeLine: 'h-from',
};

const NAMES: Record<string, MessageId> = {
  line: 'toneed.line',
  pieces: 'allocation.pieces',
  plannedOn: 'toneed.planned',
  heldUntil: 'toneed.until',
  need: 'allocation.need',
  pledgeLine: 'toneed.from',
};

const bare = (name: string) => name.replace(/^(hold|pledge)\//, '');

export function Refused({ form, need, catalogue }: { form: ToNeed; need: Need; catalogue: Catalogue }) {
  const { t, language } = useT();
  const { sending, values, put } = form;
  const over = isCode(sending.last, 'over_need') || isCode(sending.last, 'over_pledge');
  if (!over) {
    return (
      <SendingProblems
        sending={sending}
        label={(name) =>
          bare(name) in IDS ? t(NAMES[bare(name)] ?? 'pledge.amount') : labelOf(bare(name), t)
        }
        target={(name) => IDS[bare(name)] ?? `p-${bare(name).replace('/', '-')}`}
      />
    );
  }
  const found = errorsOf(sending.last)[0];
  const max = found?.params?.max ?? '';
  const of = isCode(sending.last, 'over_need') ? 'need' : 'pledge';
  const pieces = found?.pointer.endsWith('/pieces') ?? false;
  const unit = catalogue.units.find(
    (one) => one.code === need.items.find((item) => item.id === values.line)?.unit,
  );
  const currency = of === 'need' ? (need.cost?.currency ?? '') : values.currency;
  const left = pieces
    ? `${formatDecimal(max || '0', language)} ${unit ? (readPair(unit[countedForm(max || '0', language)], language)?.text ?? '') : ''}`.trim()
    : formatMoney({ amount: max || '0', currency }, language);
  const some = /[1-9]/.test(max);
  const fits = some && (pieces || currency === values.currency);
  return (
    <Notice
      tone="bad"
      live
      turn={sending.turn}
      action={
        fits ? (
          <Button
            small
            onClick={() => {
              if (pieces) {
                const text = showQuantity(max, language);
                const price =
                  values.instrument === 'in_kind'
                    ? ''
                    : priceOf(need, values.line, text, values.currency, language);
                put({ pieces: text, amount: price || values.amount });
              } else put({ amount: showAmount(max, language) });
              document.getElementById(pieces ? 'h-pieces' : 'h-amount')?.focus();
            }}
          >
            {t('toneed.reduce', { left })}
          </Button>
        ) : null
      }
    >
      <p>
        <b>{t(`toneed.over.${of}`, { left })}</b> {t('toneed.over.nothing')}
      </p>
      {of === 'need' ? <p>{t('toneed.over.ask')}</p> : null}
    </Notice>
  );
}
