-- The release that a person's own name of a title was learned from; empty where the person typed it.
alter table own_alias add column release_name character varying default '' not null;

-- One episode of a release may hold several of the library.
alter table scene_number drop primary key;
alter table scene_number add primary key (title_id, scene_season, scene_number, season, number);

-- Where releases count the episodes of a series through otherwise than its source does.
create table scene_absolute (
    title_id        bigint not null references title (id) on delete cascade,
    absolute_number integer not null,
    season          integer not null,
    number          integer not null,
    primary key (title_id, absolute_number, season, number)
);
