import { Link } from '@tanstack/react-router';
import { useCan } from '../api/session';
import { Title } from './focus';
import { useT } from './i18n';

/** One text for what is not there and what is not for you: that it exists is private. */
export function NotFound() {
  const { t } = useT();
  const needs = useCan('need:read');
  return (
    <>
      <div className="head">
        <div>
          <Title title={t('absent.title')} />
          <p className="lead">{t('absent.text')}</p>
        </div>
      </div>
      {needs ? (
        <p>
          <Link to="/needs">{t('absent.needs')}</Link>
        </p>
      ) : null}
    </>
  );
}
