-- What an index needs to answer which cases may hold an invoice that nobody has in hand: nothing of the millions that are well is read for it.
-- hint_on: the first day that is shown for any open invoice of the case. adrift: one of them has neither a day nor somebody who can remove what blocks it.
alter table cases add column hint_on date, add column adrift boolean not null default false;

update cases c set hint_on = i.hint_on, adrift = i.adrift
  from (select case_id, min(next_on) as hint_on, bool_or(next_on is null and (blocked_by is null or coalesce(blocker_owner, '') = '')) as adrift from case_invoices where outstanding_cents > 0 group by case_id) i
 where i.case_id = c.case_id;

create index on cases (hint_on) where hint_on is not null;
create index on cases (case_id) where adrift;
-- A day that is shown, and nobody looks at the case on it: no look is planned, or a later one.
create index on cases (case_id) where hint_on is not null and (look_on is null or look_on > hint_on);
