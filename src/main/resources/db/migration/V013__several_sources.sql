-- Torrents and posts that were fetched through an indexer, by day.
alter table indexer_calls add column if not exists fetches integer default 0 not null;
alter table indexer_calls alter column calls set default 0;

-- Where else a torrent is offered that is shown and judged but once. No foreign key: an indexer may be deleted while it is searched.
create table if not exists seen_elsewhere (
    info_hash varchar(40) not null,
    provider  bigint not null,
    seen      timestamp(6) with time zone not null,
    release   character varying not null, -- JSON
    primary key (info_hash, provider)
);
create index if not exists seen_elsewhere_by_seen on seen_elsewhere (seen);
