-- When each folder below a root folder was changed last, as the last look at it saw it: one that has not changed need not be listed again.
create table if not exists folder_time (
    root_id  bigint not null references root_folder (id) on delete cascade,
    path     character varying not null, -- below the root folder, with / between names; empty for the root folder itself
    modified bigint not null, -- milliseconds since 1970; -1: it has to be looked at again
    primary key (root_id, path)
);
-- Up to when a person has said that what is missing is really gone; null: never.
alter table root_watch add column if not exists confirmed timestamp(6) with time zone;
