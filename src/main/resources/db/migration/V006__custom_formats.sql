-- Custom formats, and what the guide said when something was last taken from it: what differs from that is a person's own change.

create table if not exists custom_format (
    id       bigint primary key,
    kind     varchar(20) not null,
    name     varchar(200) not null,
    content  character varying not null, -- JSON
    guide_id varchar(80), -- null: made by hand
    guide    character varying, -- JSON, as the guide had it
    constraint custom_format_name unique (kind, name)
);
create sequence if not exists custom_format_seq start with 1 increment by 1;
create unique index if not exists custom_format_by_guide on custom_format (kind, guide_id);

create table if not exists profile_guide (
    profile_id bigint primary key references profile (id) on delete cascade,
    guide_id   varchar(80) not null,
    content    character varying not null -- JSON, as the guide had it
);

create table if not exists size_guide (
    kind      varchar(20) not null,
    quality   varchar(40) not null,
    minimum   double precision not null,
    preferred double precision not null,
    maximum   double precision not null,
    primary key (kind, quality)
);
