-- Where a direct download's link came from, so that a stale one can be asked for anew; and which of them come first.
alter table direct_download add column if not exists indexer_id bigint default 0 not null;
alter table direct_download add column if not exists guid character varying;
alter table direct_download add column if not exists fresh_address character varying;
alter table direct_download add column if not exists relinks integer default 0 not null;
alter table direct_download add column if not exists priority integer default 1 not null;
