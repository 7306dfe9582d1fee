-- When a title was last asked for at its source, and why the answer was not taken.
create table if not exists title_refresh (
    title_id bigint primary key references title (id) on delete cascade,
    tried    timestamp(6) with time zone not null,
    failures integer not null, -- in a row
    says     character varying -- why the last one failed, null: it did not
);

-- Items that their source did not know the last time: gone, or kept for their files. As they were, should it know them again.
create table if not exists dropped_item (
    item_id   bigint primary key,
    title_id  bigint not null references title (id) on delete cascade,
    source_id varchar(200) not null, -- empty: it had none
    season    integer not null,
    number    integer not null,
    monitored boolean not null,
    dropped   timestamp(6) with time zone not null
);
create index if not exists dropped_item_by_title on dropped_item (title_id);

-- Files whose names say what their items no longer are.
create table if not exists outdated_name (
    file_id bigint primary key references media_file (id) on delete cascade,
    noted   timestamp(6) with time zone not null
);
