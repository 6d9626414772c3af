// Writing a project. What was typed stays in the form and on this device, whatever happens to the line or the session.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { CURRENCIES } from '../../api/facts.gen';
import { createProject, editProject, learnProject, projectQuery } from '../../api/projects';
import type { ProjectNow } from '../../api/projects';
import { Unreachable, isCode } from '../../api/problem';
import { useReference } from '../../api/reference';
import type { Reference } from '../../api/reference';
import { can, useCan, useSession } from '../../api/session';
import { Crumbs } from '../../app/Crumbs';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { SendingProblems, useSending } from '../../app/sending';
import type { Draft } from '../../lib/drafts';
import { formatMoment } from '../../lib/format';
import { resumed, threeWay } from '../../lib/merge';
import { mayConfirm, readPair, staleSide } from '../../lib/pair';
import type { Pair } from '../../lib/pair';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Select, TextField } from '../../ui/Field';
import { Notice, showToast } from '../../ui/Notice';
import { PairField } from '../../ui/PairField';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { PlacesField } from '../needs/PlacesField';
import { DraftLine, FootLine } from '../../app/DraftLine';
import { useDraft, useKept } from '../../app/useDraft';
import { agencyName, subgroupName } from '../needs/words';
import { Finder } from './Finder';
import { IndicatorsFields, MilestonesFields } from './StepsFields';
import { FIELDS, LABELS, contentOf, emptyValues, targetOf, valuesOf } from './form';
import type { FieldName, ProjectValues } from './form';

const route = getRouteApi('/projects/$id/edit');

export function NewProjectPage() {
  if (!useCan('project:create')) return <NotFound />;
  return <Prepared now={null} />;
}

export function EditProjectPage() {
  const { id } = route.useParams();
  return <Edit key={id} id={id} />;
}

function Edit({ id }: { id: string }) {
  const project = useQuery({ ...projectQuery(id), staleTime: 0 });
  const [start, setStart] = useState<ProjectNow | null>(null);
  // The form begins with one fresh version; a later reading of the record never changes what is being typed.
  if (start === null && project.data && !project.isFetching) setStart(project.data);
  if (isCode(project.error, 'not_found', 'forbidden', 'invalid', 'bad_request')) return <NotFound />;
  if (project.isError && !start) return <ReadingProblem of={project} />;
  if (start === null) return <Skeleton rows={12} />;
  return can(start.data, 'project:edit') ? <Prepared now={start} /> : <NotFound />;
}

/** Before the form stands: the names, and what was typed here before and not sent. */
function Prepared({ now }: { now: ProjectNow | null }) {
  const reference = useReference();
  const record = `project ${now?.data.id ?? 'new'}`;
  const kept = useKept<ProjectValues>(record);
  if (!reference.ready || kept === undefined) return <Skeleton rows={12} />;
  return <ProjectForm record={record} first={now} kept={kept} reference={reference} />;
}

interface FormProps {
  record: string;
  first: ProjectNow | null;
  kept: Draft<ProjectValues> | null;
  reference: Reference;
}

function ProjectForm({ record, first, kept, reference }: FormProps) {
  const { t, language } = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const session = useSession();
  const owners = useMemo(() => {
    const own =
      session?.seats.filter((seat) => seat.role === 'partner').map((seat) => seat.organisation) ?? [];
    return reference.organisations.filter((one) => own.includes(one.id));
  }, [reference.organisations, session]);
  const [now, setNow] = useState(first);
  const [base, setBase] = useState(() =>
    now ? valuesOf(now.data, language) : emptyValues(owners.length === 1 ? (owners[0]?.id ?? '') : ''),
  );
  const [begun] = useState(() => resumed(kept, base, first?.etag ?? ''));
  const [since, setSince] = useState(begun.since);
  const [values, setValues] = useState<ProjectValues>(begun.values);
  const [restored, setRestored] = useState(kept?.savedAt ?? '');
  const dirty = JSON.stringify(values) !== JSON.stringify(base);
  const draft = useDraft(
    record,
    useMemo(() => ({ version: since.etag, base: since.base, values }), [since, values]),
    dirty,
  );
  const reread = async () => {
    if (!now) return;
    const fresh = await client.fetchQuery({ ...projectQuery(now.data.id), staleTime: 0 });
    const theirs = valuesOf(fresh.data, language);
    setNow(fresh);
    setBase(theirs);
    setValues((typed) => threeWay(since.base, typed, theirs).merged);
    setSince({ etag: fresh.etag, base: theirs });
  };
  const sending = useSending(FIELDS, () => void reread());
  const put = (part: Partial<ProjectValues>) => {
    setValues((typed) => ({ ...typed, ...part }));
  };
  const save = () => {
    const { body, lacks } = contentOf(values);
    void sending.send(
      async (key) => {
        try {
          const next = now
            ? await editProject(now.data.id, since.etag, body)
            : await createProject(body, key);
          await draft.drop();
          learnProject(client, next);
          showToast(now ? 'project.saved' : 'project.created');
          await navigate({ to: '/projects/$id', params: { id: next.data.id } });
        } catch (error) {
          draft.resume();
          if (error instanceof Unreachable) await draft.keep();
          throw error;
        }
      },
      body,
      lacks,
    );
  };
  const discard = async () => {
    await draft.drop();
    const clean = now ? valuesOf(now.data, language) : base;
    setBase(clean);
    setValues(clean);
    setSince({ etag: now?.etag ?? '', base: clean });
    setRestored('');
    draft.resume();
  };

  const pair = (name: 'title' | 'description') => ({
    id: `p-${name}`,
    label: t(LABELS[name]),
    value: values[name],
    stale: staleSide(base[name], values[name]),
    onChange: (value: Pair) => {
      put({ [name]: value });
    },
    onConfirm: mayConfirm(base[name], values[name])
      ? () => {
          put({ [name]: { ...values[name], stale: null } });
        }
      : undefined,
    error: sending.wrong[name],
  });
  const day = (name: 'plannedFrom' | 'plannedUntil' | 'actualFrom' | 'actualUntil') => (
    <TextField
      id={`p-${name}`}
      label={t(LABELS[name])}
      width="narrow"
      optional={name.startsWith('actual')}
      value={values[name]}
      error={sending.wrong[name]}
      onChange={(value) => {
        put({ [name]: value });
      }}
    />
  );
  const organisations = (name: 'implementers' | 'beneficiaries', kinds: readonly string[]) => (
    <CheckList
      id={`p-${name}`}
      label={t(LABELS[name])}
      hint={t(`project.${name}.hint`)}
      error={sending.wrong[name]}
      searchable
      options={reference.organisations
        .filter((one) => kinds.includes(one.kind) && (one.active || values[name].includes(one.id)))
        .map((one) => ({ value: one.id, label: agencyName(reference, one.id, language) }))
        .sort((a, b) => a.label.localeCompare(b.label, language))}
      chosen={values[name]}
      onChange={(chosen) => {
        put({ [name]: chosen });
      }}
    />
  );
  const title = now ? t('project.form.edit') : t('project.form.new');
  return (
    <>
      <Crumbs
        way={[<Link to="/projects">{t('projects.title')}</Link>]}
        here={now ? (now.data.number ?? t('project.no-number')) : t('projects.new')}
      />
      <div className="head">
        <div>
          <Title title={now ? `${title}: ${readPair(now.data.title, language)?.text ?? ''}` : title} />
          <p className="lead">{t('project.form.lead')}</p>
        </div>
        <DraftLine dirty={dirty} />
      </div>
      <div className="stack notices">
        <SendingProblems sending={sending} label={(name) => t(LABELS[name as FieldName])} target={targetOf} />
        {restored && dirty ? (
          <Notice
            icon="clock"
            action={
              <Button small onClick={() => void discard()}>
                {t('form.discard')}
              </Button>
            }
          >
            <p>{t('form.restored', { at: formatMoment(restored, language) })}</p>
          </Notice>
        ) : null}
      </div>
      <form
        className="sheet"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Section id="p-what-h" title={t('project.what')}>
          <div className="form">
            {now || owners.length === 1 ? null : (
              <Select
                id="p-owner"
                label={t('project.owner')}
                value={values.owner}
                empty={t('project.owner.choose')}
                options={owners.map((one) => ({
                  value: one.id,
                  label: agencyName(reference, one.id, language),
                }))}
                error={sending.wrong.owner}
                onChange={(owner) => {
                  put({ owner });
                }}
              />
            )}
            <PairField {...pair('title')} />
            <PairField {...pair('description')} rows={5} />
            <Select
              id="p-subgroup"
              label={t('need.subgroup')}
              value={values.subgroup}
              empty={t('project.subgroup.choose')}
              options={reference.subgroups
                .filter((one) => one.code !== 'PL')
                .map((one) => ({ value: one.code, label: subgroupName(reference, one.code, language) }))}
              error={sending.wrong.subgroup}
              onChange={(subgroup) => {
                put({ subgroup });
              }}
            />
            {organisations('beneficiaries', ['agency'])}
            {organisations('implementers', ['partner', 'implementer', 'agency', 'other'])}
          </div>
        </Section>
        <Section id="p-links-h" title={t('project.links')} rule={t('project.form.links')}>
          <div className="form">
            {(['needs', 'pledges'] as const).map((kind) => (
              <Finder
                key={kind}
                kind={kind}
                chosen={values[kind]}
                error={sending.wrong[kind]}
                onChange={(chosen) => {
                  put({ [kind]: chosen });
                }}
              />
            ))}
          </div>
        </Section>
        <Section id="p-when-h" title={t('project.when')}>
          <div className="form">
            {day('plannedFrom')}
            {day('plannedUntil')}
            {day('actualFrom')}
            {day('actualUntil')}
            <TextField
              id="p-budget"
              label={t('project.budget')}
              hint={t('project.budget.hint')}
              optional
              width="middle"
              inputMode="decimal"
              value={values.amount}
              error={sending.wrong.budget}
              onChange={(amount) => {
                put({ amount });
              }}
            />
            <Select
              label={t('need.currency')}
              width="narrow"
              value={values.currency}
              options={CURRENCIES.map((value) => ({ value, label: value }))}
              onChange={(currency) => {
                put({ currency });
              }}
            />
          </div>
        </Section>
        <Section id="p-where-h" title={t('project.where')}>
          <div className="form">
            <PlacesField
              where={values.where}
              places={values.places}
              error={sending.wrong.places ?? sending.wrong.nationwide}
              onWhere={(where) => {
                put({ where });
              }}
              onPlaces={(places) => {
                put({ places });
              }}
              reference={reference}
            />
          </div>
        </Section>
        <Section id="p-milestones-h" title={t('project.milestones')} rule={t('project.milestones.rule')}>
          <MilestonesFields
            list={values.milestones}
            error={sending.wrong.milestones}
            onChange={(milestones) => {
              put({ milestones });
            }}
          />
        </Section>
        <Section id="p-indicators-h" title={t('project.indicators')} rule={t('project.form.indicators')}>
          <IndicatorsFields
            list={values.indicators}
            error={sending.wrong.indicators}
            onChange={(indicators) => {
              put({ indicators });
            }}
          />
        </Section>
        <Section id="p-references-h" title={t('project.references')} rule={t('project.references.rule')}>
          <div className="form">
            {(['registration', 'dream', 'iati'] as const).map((name, index) => (
              <TextField
                key={name}
                id={index === 0 ? 'p-references' : `p-${name}`}
                label={t(`project.${name}`)}
                hint={t(`project.${name}.hint`)}
                optional
                width="middle"
                value={values[name]}
                error={index === 0 ? sending.wrong.references : undefined}
                onChange={(value) => {
                  put({ [name]: value });
                }}
              />
            ))}
          </div>
        </Section>
        <div className="bar-foot">
          <Button kind="primary" type="submit" busy={sending.busy}>
            {t(now ? 'project.save' : 'project.create')}
          </Button>
          <FootLine unreached={sending.refused instanceof Unreachable}>
            {t(now?.data.number ? 'project.form.then.seen' : 'project.form.then')}
          </FootLine>
        </div>
      </form>
    </>
  );
}
