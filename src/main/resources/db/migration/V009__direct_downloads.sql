-- Where a direct download's link came from, so that a stale one can be asked for anew; and which of them come first.
alter table direct_download add column indexer_id bigint default 0 not null;
alter table direct_download add column guid character varying;
alter table direct_download add column fresh_address character varying;
alter table direct_download add column relinks integer default 0 not null;
alter table direct_download add column priority integer default 1 not null;
