-- Calls that were made to an indexer, by day. No foreign key: a call may be counted while its indexer is being deleted.
create table if not exists indexer_calls (
    provider bigint not null,
    on_day   date not null,
    calls    integer not null,
    primary key (provider, on_day)
);

-- How far the newest releases of an indexer were read, and what could not be read back to.
create table if not exists feed_mark (
    provider bigint primary key references provider (id) on delete cascade,
    newest   timestamp(6) with time zone, -- of publication; null: nothing was read yet
    seen     character varying not null, -- fingerprints of the last releases, eight bytes each, in base 64
    synced   timestamp(6) with time zone not null,
    fresh    integer not null, -- releases that the last reading brought
    gap_from timestamp(6) with time zone, -- null: nothing was ever missed
    gap_to   timestamp(6) with time zone
);

-- Indexers that another program told of, such as Prowlarr.
create table if not exists synced_indexer (
    provider bigint primary key references provider (id) on delete cascade,
    parent   bigint not null references provider (id) on delete cascade,
    remote   varchar(100) not null, -- what the other program calls it
    rested   boolean not null -- switched off because the other program has it no more, or switched off
);
create index if not exists synced_indexer_by_parent on synced_indexer (parent);
