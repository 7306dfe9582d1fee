-- The release that a person's own name of a title was learned from; empty where the person typed it.
alter table own_alias add column if not exists release_name character varying default '' not null;

-- One episode of a release may hold several of the library. A key cannot be changed twice, a table can be replaced twice: after
-- any of these statements all of them may run again.
create table if not exists scene_number (
    title_id     bigint not null references title (id) on delete cascade,
    scene_season integer not null,
    scene_number integer not null,
    season       integer not null,
    number       integer not null,
    primary key (title_id, scene_season, scene_number)
);
create table if not exists scene_number_new (
    title_id     bigint not null references title (id) on delete cascade,
    scene_season integer not null,
    scene_number integer not null,
    season       integer not null,
    number       integer not null,
    primary key (title_id, scene_season, scene_number, season, number)
);
merge into scene_number_new (title_id, scene_season, scene_number, season, number)
    select title_id, scene_season, scene_number, season, number from scene_number;
drop table if exists scene_number;
alter table if exists scene_number_new rename to scene_number;

-- Where releases count the episodes of a series through otherwise than its source does.
create table if not exists scene_absolute (
    title_id        bigint not null references title (id) on delete cascade,
    absolute_number integer not null,
    season          integer not null,
    number          integer not null,
    primary key (title_id, absolute_number, season, number)
);
