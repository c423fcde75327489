-- Heard by a build that kept less of it: what lowered each claim, the seat of a debtor, what a claim bears for being late. Told again, each is kept in full, and nothing else of it is done twice.
update inbox set consumer = consumer || ' (kept less)' where consumer in ('FollowBalanceWhenItChanges', 'KeepContactsWhenTheyChange', 'OpenFileWhenClaimsAreHandedOver');
