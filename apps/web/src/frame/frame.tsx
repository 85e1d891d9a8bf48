import { Alert, App as Messages } from 'antd';
import { Suspense } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation, matchPath } from 'react-router';
import { Boundary } from '../states/boundary';
import { Loading } from '../states/loading';
import { NoPermission, NoSuchPage } from '../states/not-here';
import { useSight } from '../session/sight';
import { useWords } from '../words/language';
import { EmptyLedger } from './empty-ledger';
import { FrameHead } from './frame-head';
import { useKnownOn } from './known-on';
import { Menu } from './menu';
import { useNews } from './news';
import type { Place } from './place';
import { beginningOf, places } from './places';

const usePlace = (): Place | undefined => {
  const { pathname } = useLocation();
  return places.find(({ path }) => matchPath(path, pathname));
};

const Ledger = () => {
  const { skip, header } = useWords();
  const place = usePlace();
  const [knownOn] = useKnownOn();
  useNews();
  const knowsDays = place?.knowsDays ?? false;
  return (
    <>
      <a className="skip" href="#content">
        {skip}
      </a>
      <FrameHead knowsDays={knowsDays} />
      <div className="frame">
        <Menu />
        <main id="content" tabIndex={-1}>
          {knowsDays && knownOn && <Alert type="info" showIcon title={header.past(knownOn)} />}
          {place?.path !== '/imports' && <EmptyLedger />}
          <Boundary key={place?.path}>
            <Suspense fallback={<Loading />}>
              <Messages component={false}>
                <Outlet />
              </Messages>
            </Suspense>
          </Boundary>
        </main>
      </div>
    </>
  );
};

/** What is not for an account is said to be so; the server refuses it in any case. */
const Opened = ({ place }: { readonly place: Place }) => {
  const sight = useSight();
  return place.isFor(sight) ? <place.Page /> : <NoPermission place={place} />;
};

export const Frame = () => {
  const sight = useSight();
  return (
    <Routes>
      <Route element={<Ledger />}>
        <Route index element={<Navigate to={beginningOf(sight)} replace />} />
        {places.map((place) => (
          <Route key={place.path} path={place.path} element={<Opened place={place} />} />
        ))}
        <Route path="*" element={<NoSuchPage />} />
      </Route>
    </Routes>
  );
};
